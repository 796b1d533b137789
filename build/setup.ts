import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hasProgram, type Need, needsOf, type Purpose, unmet } from './needs.ts';

/**
 * Set-up: installs from Debian what a purpose lacks, and says what it is about to do before it does it. The only part of
 * Walkup that fetches anything. With nothing missing it touches nothing and takes a few milliseconds.
 */

const say = (line: string): void => console.log(`walkup set-up: ${line}`);

/** The machine as set-up sees it; passed in, so that a test needs neither root nor an archive. */
export interface Machine {
  readonly isRoot: boolean;
  readonly has: (program: string) => boolean;
  /** Runs apt-get; `shown` lets its output through to the terminal. */
  readonly apt: (args: readonly string[], shown: boolean) => { ok: boolean; out: string };
  /** Has this machine never read its archive's lists of packages? Container images come so. */
  readonly listsMissing: () => boolean;
  /** Runs `work` while no package may start its services. */
  readonly withoutServices: <T>(work: () => T) => T;
  readonly say: (line: string) => void;
}

function apt(args: readonly string[], shown: boolean): { ok: boolean; out: string } {
  const run = spawnSync('apt-get', [...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: run.status === 0, out: `${run.stdout ?? ''}${run.stderr ?? ''}` };
}

function listsMissing(): boolean {
  const folder = '/var/lib/apt/lists';
  return !existsSync(folder) || !readdirSync(folder).some((file) => /_Packages(\.|$)/.test(file));
}

/**
 * Debian's packages start their services when installed, unless this file says no: cups and avahi would listen and
 * announce themselves on this machine's network, and the tests start their own, on a UNIX socket.
 */
function withoutServices<T>(work: () => T): T {
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

export const thisMachine: Machine = {
  isRoot: process.getuid?.() === 0,
  has: (program) => hasProgram(program),
  apt,
  listsMissing,
  withoutServices,
  say,
};

/** What apt would install, one `name version` each; null where apt does not know a package. */
function rehearse(machine: Machine, packages: readonly string[]): string[] | null {
  const run = machine.apt(['install', '--simulate', '--no-install-recommends', ...packages], false);
  if (!run.ok) return null;
  return [...run.out.matchAll(/^Inst (\S+)(?: \[[^\]]*\])? \((\S+)/gm)].map((found) => `${found[1]} ${found[2]}`);
}

/**
 * Sees to it that a purpose has what it needs.
 * @returns true when everything is there; false after saying clearly what is missing and what to do.
 */
export function setUp(purpose: Purpose, virtualDisplay = false, machine: Machine = thisMachine): boolean {
  const needs = needsOf(purpose, virtualDisplay);
  const explain = (lacking: readonly Need[]): void => {
    for (const { programs, debianPackage, why } of lacking) {
      machine.say(`missing: ${programs.join(', ')} (Debian package ${debianPackage}): ${why}`);
    }
  };
  const missing = unmet(needs, machine.has);
  if (missing.length === 0) return true;
  explain(missing);
  const packages = [...new Set(missing.map((need) => need.debianPackage))];
  if (!machine.has('apt-get')) {
    machine.say('there is no apt-get on this machine. Install what is missing by its own means, then start again.');
    return false;
  }
  if (!machine.isRoot) {
    machine.say('only root may install packages. Run this, then start again:');
    machine.say(`  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`);
    return false;
  }
  let plan = machine.listsMissing() ? null : rehearse(machine, packages);
  let listsAreFresh = false;
  const readLists = (): void => {
    if (!machine.apt(['update', '-q'], true).ok) machine.say('apt-get update failed; trying with what is known');
    listsAreFresh = true;
  };
  if (plan === null) {
    machine.say("apt's lists of packages are missing or old: running apt-get update");
    readLists();
    plan = rehearse(machine, packages);
  }
  if (plan === null) {
    machine.say(
      `apt does not know one of: ${packages.join(', ')}. Is this Debian 12 or newer, with its main archive on?`,
    );
    return false;
  }
  machine.say(`apt will now install ${plan.length} packages (no services are started):`);
  machine.say(`  ${plan.join(', ')}`);
  const install = (): boolean =>
    machine.withoutServices(
      () => machine.apt(['install', '-y', '-q', '--no-install-recommends', ...packages], true).ok,
    );
  if (!install() && !listsAreFresh) {
    machine.say('that failed; the lists may name files that the archive has replaced: reading them again, once');
    readLists();
    install();
  }
  const still = unmet(needs, machine.has);
  explain(still);
  if (still.length === 0) machine.say('everything is there');
  return still.length === 0;
}

/** `node build/run.js setup [start|test|dist]` */
export async function main(args: readonly string[]): Promise<number> {
  const purpose = args[0] ?? 'start';
  if (purpose !== 'start' && purpose !== 'test' && purpose !== 'dist') {
    say(`does not know the purpose "${purpose}"; it knows start, test and dist`);
    return 2;
  }
  return setUp(purpose) ? 0 : 1;
}
