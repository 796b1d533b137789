import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hasProgram, type Need, needsOf, type Purpose, unmet } from './needs.ts';

/**
 * Set-up: installs from Debian what a purpose lacks, and says what it is about to do before it does it. The only part of
 * Walkup that fetches anything. With nothing missing it touches nothing and takes a few milliseconds.
 */

const say = (line: string): void => console.log(`walkup set-up: ${line}`);

const quietApt = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

function apt(args: readonly string[], shown: boolean): { ok: boolean; out: string } {
  const run = spawnSync('apt-get', [...args], {
    env: quietApt,
    encoding: 'utf8',
    stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { ok: run.status === 0, out: `${run.stdout ?? ''}${run.stderr ?? ''}` };
}

/** What apt would install, one `name version` each; null where apt does not know a package. */
function rehearse(packages: readonly string[]): string[] | null {
  const run = apt(['install', '--simulate', '--no-install-recommends', ...packages], false);
  if (!run.ok) return null;
  return [...run.out.matchAll(/^Inst (\S+)(?: \[[^\]]*\])? \((\S+)/gm)].map((found) => `${found[1]} ${found[2]}`);
}

const listsMissing = (): boolean => {
  const folder = '/var/lib/apt/lists';
  return !existsSync(folder) || !readdirSync(folder).some((file) => /_Packages(\.|$)/.test(file));
};

const servicePolicy = '/usr/sbin/policy-rc.d';

/**
 * Runs `work` while Debian's packages may not start their services: cups and avahi would otherwise listen and announce
 * themselves on this machine's network, and the tests start their own, on a UNIX socket.
 */
function withoutServices<T>(work: () => T): T {
  const ours = !existsSync(servicePolicy);
  if (ours) writeFileSync(servicePolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return work();
  } finally {
    if (ours) rmSync(servicePolicy, { force: true });
  }
}

function explain(missing: readonly Need[]): void {
  for (const need of missing)
    say(`missing: ${need.programs.join(', ')} (Debian package ${need.debianPackage}): ${need.why}`);
}

/**
 * Sees to it that a purpose has what it needs.
 * @returns true when everything is there; false after saying clearly what is missing and what to do.
 */
export function setUp(purpose: Purpose, virtualDisplay = false): boolean {
  const missing = unmet(needsOf(purpose, virtualDisplay));
  if (missing.length === 0) return true;
  explain(missing);
  const packages = [...new Set(missing.map((need) => need.debianPackage))];
  if (!hasProgram('apt-get')) {
    say(`there is no apt-get on this machine. Install what is missing by its own means, then start again.`);
    return false;
  }
  if (process.getuid?.() !== 0) {
    say('only root may install packages. Run this, then start again:');
    say(`  sudo apt-get update && sudo apt-get install --no-install-recommends ${packages.join(' ')}`);
    return false;
  }
  let plan = listsMissing() ? null : rehearse(packages);
  if (plan === null) {
    say("apt's package lists are missing or old: running apt-get update");
    if (!apt(['update', '-q'], true).ok) say('apt-get update failed; trying with what is known');
    plan = rehearse(packages);
  }
  if (plan === null) {
    say(
      `apt does not know one of: ${packages.join(', ')}. Is this Debian 12 or newer, with its main archive switched on?`,
    );
    return false;
  }
  say(`apt will now install ${plan.length} packages (no services are started):`);
  say(`  ${plan.join(', ')}`);
  const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  let done = withoutServices(() => apt(install, true).ok);
  if (!done) {
    // A list that is some days old names package files the archive has since replaced.
    say('that failed; reading the package lists again and trying once more');
    apt(['update', '-q'], true);
    done = withoutServices(() => apt(install, true).ok);
  }
  const still = unmet(needsOf(purpose, virtualDisplay));
  if (still.length > 0) explain(still);
  else say('everything is there');
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
