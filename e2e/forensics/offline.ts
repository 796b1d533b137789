import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FakeCamera } from '../devices/camera.ts';
import { emptyRoom } from './invent.ts';
import { type Ground, layOutGround } from './places.ts';
import { familiesIn, foreignSockets, processesIn } from './sockets.ts';

/**
 * P5: the whole story in an empty network namespace, with every socket of the app and all its children on record; then
 * once more where a network seems to be there (an interface with a way out that leads nowhere), and no packet may leave.
 * Each check is first seen to notice what it must. What this machine does not permit is skipped, and said to be.
 */

const root = join(import.meta.dirname, '../..');
const node = process.execPath;

interface Outcome {
  name: string;
  state: 'passed' | 'failed' | 'skipped';
  why?: string;
}

/** Runs a command, or says why it cannot be run here; null where it can. */
function obstacle(command: string, ...args: string[]): string | null {
  const run = spawnSync(command, args, { encoding: 'utf8' });
  if (run.error) return `${command}: ${run.error.message}`;
  return run.status === 0 ? null : `${command} ${args.join(' ')}: ${run.stderr.trim().split('\n')[0] ?? ''}`;
}

/** An empty network namespace: as root at once, otherwise inside a user namespace of one's own. */
const fence = process.getuid?.() === 0 ? ['unshare', '-n'] : ['unshare', '-r', '-n'];
/** Stops a process at its socket calls alone; every other call runs at full speed. */
const watch = (record: string): string[] => [
  'strace',
  '-f',
  '--seccomp-bpf',
  '-qq',
  '-e',
  'trace=socket,socketpair',
  '-e',
  'signal=none',
  '-o',
  record,
];

function within(command: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const [program = '', ...args] = command;
  const run = spawnSync(program, args, { cwd: root, env, encoding: 'utf8', timeout: 240_000, maxBuffer: 64 << 20 });
  return { status: run.status, out: `${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}` };
}

/** The story as a command, and the environment of its station. */
function story(ground: Ground): { command: string[]; env: NodeJS.ProcessEnv } {
  const camera = new FakeCamera(ground.cameraFile, emptyRoom);
  return {
    command: [join(root, 'e2e/host/electron'), root, '--drive', join(import.meta.dirname, 'whole-story.ts')],
    env: {
      ...process.env,
      ...ground.environment,
      WALKUP_DATA: ground.dataFolder,
      WALKUP_RAM: ground.ramFolder,
      WALKUP_ROLE: 'combined',
      WALKUP_FAKE_CAMERA: camera.file,
      WALKUP_HEADLESS: '1',
    },
  };
}

const TOLD = 'the whole story was told';
const lastLines = (text: string): string => text.trim().split('\n').slice(-12).join('\n');

/** A program that does what must be noticed: it makes a UDP socket, and sends one packet to an address far away. */
const SENDER = `const s = require('node:dgram').createSocket('udp4');
s.send('x', 53, '198.51.100.1', () => s.close());`;

/** Starts its argument as a child, so that the control also shows that children are followed. */
const CHILD = ['sh', '-c', '"$0" -e "$1"; true'];

function emptyNamespace(ground: Ground, record: string): Outcome[] {
  const control = within([...fence, ...watch(record), ...CHILD, node, SENDER]);
  const seen = foreignSockets(readFileSync(record, 'utf8'));
  const outcomes: Outcome[] = [
    seen.length > 0
      ? { name: 'control: a UDP socket is noticed', state: 'passed' }
      : { name: 'control: a UDP socket is noticed', state: 'failed', why: lastLines(control.out) },
  ];
  const { command, env } = story(ground);
  const run = within([...fence, ...watch(record), ...command], env);
  const whole = run.status === 0 && run.out.includes(TOLD);
  outcomes.push({
    name: 'the whole story in an empty network namespace',
    state: whole ? 'passed' : 'failed',
    ...(whole ? {} : { why: lastLines(run.out) }),
  });
  const text = readFileSync(record, 'utf8');
  const families = familiesIn(text);
  const foreign = foreignSockets(text);
  // The app, the browser and its renderers: a record of fewer would not have followed them.
  const recorded = processesIn(text) >= 4;
  const counted = [...families].map(([name, count]) => `${count} ${name}`).join(', ');
  console.log(`sockets of the app and its children: ${counted}, by ${processesIn(text)} threads and processes`);
  outcomes.push({
    name: 'no socket but AF_UNIX and AF_NETLINK',
    state: whole && recorded && foreign.length === 0 ? 'passed' : 'failed',
    ...(foreign.length > 0 ? { why: foreign.slice(0, 8).join('\n') } : {}),
  });
  return outcomes;
}

/**
 * In a namespace of its own: a pair of interfaces with a route that leads into the pair and no further. IPv6 is off,
 * because the kernel itself speaks on a new interface; what the program sends is counted by the kernel.
 */
const TRAP = `set -e
echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6 || true
echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6 || true
ip link set lo up
ip link add trap0 type veth peer name trap1
ip link set trap0 arp off
ip link set trap1 up
ip link set trap0 up
ip addr add 198.18.0.2/24 dev trap0
ip route add default dev trap0
sent() { awk '/trap0:/ { sub(/.*trap0:/, ""); print $10 }' /proc/net/dev; }
before=$(sent)
"$@" || echo "ended badly: $?"
echo "trap: $(( $(sent) - before )) packets"`;

const packets = (out: string): number => Number(/trap: (\d+) packets/.exec(out)?.[1] ?? Number.NaN);

function trappedNamespace(ground: Ground): Outcome[] {
  const names = {
    control: 'control: one packet is counted',
    story: 'no packet leaves where a network seems to be there',
  };
  const trap = [...fence, 'sh', '-c', TRAP, 'trap'];
  const idle = within([...trap, 'true']);
  if (packets(idle.out) !== 0) {
    const why = `no interface can be laid here: ${lastLines(idle.out)}`;
    return [
      { name: names.control, state: 'skipped', why },
      { name: names.story, state: 'skipped', why },
    ];
  }
  const control = within([...trap, node, '-e', SENDER]);
  const { command, env } = story(ground);
  const run = within([...trap, ...command], env);
  const well = run.out.includes(TOLD) && packets(run.out) === 0;
  return [
    { name: names.control, state: packets(control.out) > 0 ? 'passed' : 'failed', why: lastLines(control.out) },
    { name: names.story, state: well ? 'passed' : 'failed', why: lastLines(run.out) },
  ];
}

function withGround<T>(work: (ground: Ground) => T): T {
  const ground = layOutGround();
  try {
    return work(ground);
  } finally {
    ground.remove();
  }
}

/** Runs all checks, prints them, and leaves their counts for the tally in the form that Playwright reports in. */
export function main(): number {
  const results = join(root, 'test-results');
  mkdirSync(results, { recursive: true });
  const record = join(results, `sockets-${process.pid}.txt`);
  const outcomes: Outcome[] = [];
  const [first = '', ...rest] = fence;
  const noFence = obstacle(first, ...rest, 'true');
  const noWatch = noFence ?? obstacle(first, ...rest, ...watch(record), 'true');
  const skip = (why: string, ...names: string[]): void => {
    for (const name of names) outcomes.push({ name, state: 'skipped', why });
  };
  if (noWatch === null) outcomes.push(...withGround((ground) => emptyNamespace(ground, record)));
  else {
    skip(
      noWatch,
      'control: a UDP socket is noticed',
      'the whole story in an empty network namespace',
      'no socket but AF_UNIX and AF_NETLINK',
    );
  }
  if (noFence === null) outcomes.push(...withGround(trappedNamespace));
  else skip(noFence, 'control: one packet is counted', 'no packet leaves where a network seems to be there');
  if (existsSync(record)) rmSync(record);

  const count = (state: Outcome['state']): number => outcomes.filter((outcome) => outcome.state === state).length;
  for (const { name, state, why } of outcomes) {
    console.log(`${state}: ${name}${why && state !== 'passed' ? `\n    ${why.replaceAll('\n', '\n    ')}` : ''}`);
  }
  const stats = { expected: count('passed'), unexpected: count('failed'), flaky: 0, skipped: count('skipped') };
  writeFileSync(join(results, 'offline.json'), JSON.stringify({ stats, errors: [] }));
  return stats.unexpected === 0 ? 0 : 1;
}
