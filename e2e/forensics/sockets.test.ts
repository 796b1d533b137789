import { expect, it } from 'vitest';
import { familiesIn, foreignSockets, processesIn } from './sockets.ts';

const RECORD = `101 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5
102 socketpair(AF_UNIX, SOCK_SEQPACKET, 0, [6, 7]) = 0
103 socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 8
104 socket(AF_INET6, SOCK_DGRAM, IPPROTO_UDP <unfinished ...>
105 <... socket resumed>) = 9
106 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = -1 EACCES (Permission denied)
107 socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = -1 EPERM (Operation not permitted)
108 +++ exited with 0 +++
`;

it('counts sockets by family', () => {
  expect(Object.fromEntries(familiesIn(RECORD))).toEqual({
    AF_UNIX: 2,
    AF_NETLINK: 1,
    AF_INET6: 1,
    AF_INET: 1,
    AF_PACKET: 1,
  });
});

it('names every one that could lead out, also those that were interrupted or refused', () => {
  expect(foreignSockets(RECORD).map((line) => line.slice(0, 3))).toEqual(['104', '106', '107']);
});

it('counts the processes that it followed', () => {
  expect(processesIn(RECORD)).toBe(8);
});
