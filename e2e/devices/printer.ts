import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachable } from './cups.ts';

/** Why a scripted printer cannot run here, or null. */
export function printerMissing(): string | null {
  for (const tool of ['ippeveprinter', 'dbus-daemon', 'avahi-daemon', 'unshare', 'mkfifo']) {
    if (spawnSync('which', [tool]).status !== 0) return `${tool} is not installed`;
  }
  if (process.getuid?.() !== 0) return 'the private avahi-daemon that ippeveprinter wants needs root';
  return null;
}

/** What a scripted printer does with the next jobs. */
export type Behaviour =
  /** Takes the job and says that it is done. */
  | 'prints'
  /** Fails half-way with an empty hopper; nobody can refill it, so later jobs wait for good. */
  | 'runs-empty'
  /** Fails half-way with a card stuck. */
  | 'jams'
  /** Holds the job until `release()`. */
  | 'holds';

export interface ScriptedPrinter {
  /** Device URI for a queue. */
  uri: string;
  behave(next: Behaviour): Promise<void>;
  /** Lets a held job go on. */
  release(): Promise<void>;
  /** Resolves when a held job has arrived. */
  holding(): Promise<void>;
  /** How many documents reached it. */
  received(): Promise<number>;
  /** Pulls the plug: nobody listens any more. */
  unplug(): Promise<void>;
  stop(): Promise<void>;
}

const SCRIPTS: Readonly<Record<Behaviour, (home: string) => string>> = {
  prints: () => 'exit 0',
  'runs-empty': () => 'echo "STATE: +media-empty-error" >&2\nexit 1',
  jams: () => 'echo "STATE: +media-jam-error" >&2\nexit 1',
  // Opening a fifo waits for the other side: no clock, the test opens it when it wants to.
  holds: (home) => `echo here > ${home}/arrived\nread word < ${home}/release\nexit 0`,
};

/**
 * A printer that is `ippeveprinter` with a script for its engine, on loopback. It insists on announcing itself, so it
 * gets a message bus and an Avahi of its own, on the loopback interface, in a mount namespace where /run is empty.
 */
export async function startPrinter(name = 'Scripted'): Promise<ScriptedPrinter> {
  const home = await mkdtemp(join(tmpdir(), 'walkup-printer-'));
  const children: ChildProcess[] = [];
  const start = (command: string, args: string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      detached: true,
    });
    children.push(child);
    return child;
  };
  try {
    await mkdir(join(home, 'spool'));
    for (const fifo of ['arrived', 'release']) execFileSync('mkfifo', [join(home, fifo)]);
    const bus = join(home, 'bus');
    await writeFile(
      join(home, 'bus.conf'),
      `<busconfig><type>system</type><listen>unix:path=${bus}</listen><auth>EXTERNAL</auth><policy context="default">
<allow user="*"/><allow own="*"/><allow send_type="method_call"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>`,
    );
    await writeFile(
      join(home, 'avahi.conf'),
      '[server]\nuse-ipv6=no\nallow-interfaces=lo\n[publish]\npublish-workstation=no\n',
    );
    const daemon = start('dbus-daemon', [`--config-file=${home}/bus.conf`, '--nofork']);
    await reachable({ path: bus }, gone(daemon), 'dbus-daemon');
    const onBus = { DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}` };
    const avahi = `mount -t tmpfs none /run && exec avahi-daemon -f ${home}/avahi.conf --no-drop-root --no-chroot`;
    const announcer = start('unshare', ['--mount', 'sh', '-c', avahi], onBus);
    await says(announcer, 'Server startup complete');

    const port = await freePort();
    const behave = (next: Behaviour) => {
      const script = `#!/bin/sh\ncat "$@" > /dev/null\necho got >> ${home}/received-$$\n${SCRIPTS[next](home)}\n`;
      return writeFile(join(home, 'engine.sh'), script, { mode: 0o755 });
    };
    await behave('prints');
    const printer = start(
      'ippeveprinter',
      [
        '-2',
        '-r',
        'off',
        '-n',
        'localhost',
        '-p',
        `${port}`,
        '-d',
        `${home}/spool`,
        '-c',
        `${home}/engine.sh`,
        '-f',
        'application/pdf',
        name,
      ],
      onBus,
    );
    const unplugged = gone(printer);
    await reachable({ port, host: 'localhost' }, unplugged, 'ippeveprinter');

    return {
      uri: `ipp://localhost:${port}/ipp/print`,
      behave,
      // Through a shell of its own: opening a fifo would block a thread of this process for good if nobody came.
      release: () => finished(start('sh', ['-c', `echo go > ${home}/release`])),
      holding: () => finished(start('sh', ['-c', `read word < ${home}/arrived`])),
      async received() {
        return (await readdir(home)).filter((file) => file.startsWith('received-')).length;
      },
      async unplug() {
        end(printer);
        await unplugged;
      },
      async stop() {
        const all = children.map(gone);
        for (const child of children) end(child);
        await Promise.all(all);
        await rm(home, { recursive: true, force: true });
      },
    };
  } catch (problem) {
    for (const child of children) end(child);
    await rm(home, { recursive: true, force: true });
    throw problem;
  }
}

/** Ends a child and what it started: each leads a process group of its own. */
function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It went by itself in between.
  }
}

function gone(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

const finished = gone;

/** Resolves when a child has said this. @throws when it ends without. */
function says(child: ChildProcess, words: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let heard = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      heard += chunk.toString('utf8');
      if (heard.includes(words)) resolve();
    });
  }
  child.once('exit', () => reject(new Error(`ended before it said “${words}”: ${heard}`)));
  return promise;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
