/** One call that made a socket, as strace writes it: `123 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5`. */
const MADE = /\bsocket(?:pair)?\((AF_\w+|PF_\w+|0x[\da-f]+|\d+)/;

/** Families that stay inside this machine: between its own processes, and with its kernel. */
const OWN = new Set(['AF_UNIX', 'AF_LOCAL', 'AF_NETLINK']);

/** How many sockets of each family were asked for in a record of strace, those that failed included. */
export function familiesIn(record: string): Map<string, number> {
  const families = new Map<string, number>();
  for (const line of record.split('\n')) {
    const family = MADE.exec(line)?.[1];
    if (family) families.set(family, (families.get(family) ?? 0) + 1);
  }
  return families;
}

/** The lines that ask for a socket that could lead out of this machine. A refused one counts: it was tried. */
export function foreignSockets(record: string): string[] {
  return record.split('\n').filter((line) => {
    const family = MADE.exec(line)?.[1];
    return family !== undefined && !OWN.has(family);
  });
}

/** How many processes a record tells of: one that names a single process did not follow its children. */
export const processesIn = (record: string): number => new Set(record.match(/^\d+(?= )/gm) ?? []).size;
