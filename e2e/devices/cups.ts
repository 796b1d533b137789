import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from '../../electron/printing/ipp.ts';

/** Why a private scheduler cannot run here, or null: for tests to skip with, in words. */
export function cupsMissing(): string | null {
  for (const tool of ['cupsd', 'lp', 'cancel', 'ipptool', 'lpadmin']) {
    if (spawnSync('which', [tool]).status !== 0) return `${tool} is not installed`;
  }
  // cupsd wants to start as root, and gives its spool folder to the print user.
  if (process.getuid?.() !== 0) return 'a private cupsd needs root';
  return null;
}

export interface TestCups {
  socket: string;
  spoolFolder: string;
  /**
   * Adds a queue without a driver: what is spooled is what the printer gets. Beside real URIs, `fails:/` is a device
   * on which every job fails with a jam, and `file:///dev/null` one that says completed and prints nothing.
   */
  addQueue(queue: string, uri: string, errorPolicy?: 'retry-job' | 'abort-job' | 'stop-printer'): void;
  pause(queue: string): void;
  refuseJobs(queue: string): void;
  /** Removes a job as an administrator may, history and all. */
  purgeJob(id: string): void;
  /** Files in the spool folder, `tmp` left out. */
  spooled(): Promise<string[]>;
  /** Everything the scheduler wrote outside the spool: logs, caches, state. */
  written(): Promise<string>;
  /** Titles of the jobs that a queue holds. */
  titles(queue: string): Promise<string[]>;
  /** Its process id, for a script that stops it where it is, as one that hangs; `goOn` lets it run again. */
  readonly pid: number;
  goOn(): void;
  stop(): Promise<void>;
}

/** Where Debian installs CUPS's own programs. */
const SERVER_BIN = '/usr/lib/cups';

/** The policy that CUPS ships: owners may act on their jobs, administrators on printers. */
const POLICY = `
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  SubscriptionPrivateAccess default
  SubscriptionPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Send-URI Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Create-Job-Subscription Renew-Subscription Cancel-Subscription Get-Notifications Reprocess-Job Cancel-Current-Job Suspend-Current-Job Resume-Job Cancel-My-Jobs Close-Job CUPS-Move-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit CUPS-Add-Modify-Printer CUPS-Delete-Printer CUPS-Set-Default Pause-Printer Resume-Printer CUPS-Accept-Jobs CUPS-Reject-Jobs>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit Cancel-Job CUPS-Authenticate-Job>
    AuthType Default
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>`;

/**
 * A scheduler of the test's own: its own folders and UNIX socket, no port, nothing preserved (or everything, as CUPS
 * does by default, with `preserve`).
 */
export async function startCups({ preserve = false } = {}): Promise<TestCups> {
  const home = await mkdtemp(join(tmpdir(), 'walkup-cups-'));
  execFileSync('chmod', ['755', home]);
  const at = (name: string) => join(home, name);
  // Where a station's spool must be: in memory.
  const spool = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'walkup-spool-'));
  execFileSync('chmod', ['755', spool]);
  for (const name of ['root', 'cache', 'state', 'tmp', 'log']) await mkdir(at(name));
  const socket = at('cups.sock');
  await writeFile(
    at('cupsd.conf'),
    [
      `Listen ${socket}`,
      'LogLevel warn',
      'PageLogFormat',
      `PreserveJobFiles ${preserve ? 'Yes' : 'No'}`,
      `PreserveJobHistory ${preserve ? 'Yes' : 'No'}`,
      'Browsing Off',
      'WebInterface No',
      'DefaultAuthType Basic',
      '<Location />\n  Order allow,deny\n</Location>',
      POLICY,
      '',
    ].join('\n'),
  );
  await writeFile(
    at('cups-files.conf'),
    [
      `ServerRoot ${at('root')}`,
      `RequestRoot ${spool}`,
      `CacheDir ${at('cache')}`,
      `StateDir ${at('state')}`,
      `TempDir ${at('tmp')}`,
      `ErrorLog ${at('log/error_log')}`,
      'FileDevice Yes',
      `AccessLog ${at('log/access_log')}`,
      'PageLog',
      `ServerBin ${at('bin')}`,
      'SystemGroup root',
      '',
    ].join('\n'),
  );
  // CUPS's own programs, and one backend more: one that fails for certain. A printer that aborts is not certain to be
  // heard: the ipp backend may see the job's end before its monitor does, and then CUPS says completed.
  for (const name of ['backend', 'filter', 'daemon', 'driver', 'notifier', 'monitor', 'cgi-bin', 'command']) {
    await mkdir(join(at('bin'), name), { recursive: true });
    const installed = await readdir(join(SERVER_BIN, name)).catch(() => []);
    for (const file of installed) await symlink(join(SERVER_BIN, name, file), join(at('bin'), name, file));
  }
  const failing = '#!/bin/sh\n[ $# -eq 0 ] && exit 0\necho "STATE: +media-jam-error" >&2\nexit 1\n';
  await writeFile(join(at('bin'), 'backend', 'fails'), failing, { mode: 0o755 });
  const daemon = spawn('cupsd', ['-f', '-c', at('cupsd.conf'), '-s', at('cups-files.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => daemon.once('exit', () => resolve()));
  await reachable({ path: socket }, ended, 'cupsd');
  const admin = (tool: string, ...args: string[]) =>
    execFileSync(tool, args, { env: { ...process.env, CUPS_SERVER: socket }, stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    socket,
    spoolFolder: spool,
    addQueue(queue, uri, errorPolicy = 'retry-job') {
      admin('lpadmin', '-p', queue, '-E', '-v', uri, '-m', 'raw', '-o', `printer-error-policy=${errorPolicy}`);
    },
    pause: (queue) => void admin('cupsdisable', queue),
    refuseJobs: (queue) => void admin('cupsreject', queue),
    purgeJob: (id) => void admin('cancel', '-x', id),
    async spooled() {
      return (await readdir(spool)).filter((name) => name !== 'tmp');
    },
    async written() {
      const all = await readdir(home, { recursive: true, withFileTypes: true });
      const files = all.filter((entry) => entry.isFile());
      return (await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'latin1')))).join('\n');
    },
    async titles(queue) {
      const { groups } = await ask({ socket, queue }, 'jobs');
      return groups.map((job) => String(job['job-name']));
    },
    pid: daemon.pid ?? Number.NaN,
    goOn: () => void daemon.kill('SIGCONT'),
    async stop() {
      daemon.kill('SIGCONT');
      daemon.kill('SIGTERM');
      await ended;
      await rm(home, { recursive: true, force: true });
      await rm(spool, { recursive: true, force: true });
    },
  };
}

/** Resolves when somebody listens there. @throws when the daemon ends first. */
export async function reachable(
  to: { path: string } | { port: number; host: string },
  ended: Promise<void>,
  name: string,
): Promise<void> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  for (;;) {
    const open = await new Promise<boolean>((resolve) => {
      const connection = createConnection(to, () => {
        connection.destroy();
        resolve(true);
      });
      connection.once('error', () => resolve(false));
    });
    if (open) return;
    if (gone) throw new Error(`${name} ended before anybody could reach it`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
