import { expect, test } from 'vitest';
import { needsOf } from './needs.ts';
import { type Machine, setUp } from './setup.ts';

interface Play {
  readonly isRoot?: boolean;
  readonly present?: readonly string[];
  readonly listsMissing?: boolean;
  /** Is a package known before `apt-get update`? */
  readonly known?: boolean;
  /** How many installs fail before one works. */
  readonly failing?: number;
}

/** A machine whose apt installs what it is asked for; `log` is what it was asked and what was said, in order. */
function play({ isRoot = true, present = ['apt-get'], listsMissing = false, known = true, failing = 0 }: Play) {
  const log: string[] = [];
  const programs = new Set(present);
  let isKnown = known;
  let left = failing;
  let quiet = false;
  const machine: Machine = {
    isRoot,
    has: (program) => programs.has(program),
    listsMissing: () => listsMissing,
    say: (line) => log.push(line),
    withoutServices: (work) => {
      quiet = true;
      const result = work();
      quiet = false;
      return result;
    },
    apt: (args) => {
      log.push(`apt-get ${args.join(' ')}`);
      if (args[0] === 'update') isKnown = true;
      else if (args.includes('--simulate')) {
        if (!isKnown) return { ok: false, out: 'E: Unable to locate package' };
        return { ok: true, out: 'Inst libx (1.0 Debian)\nInst chromium [1.0] (2.0 Debian [amd64])\nConf chromium' };
      } else {
        if (!quiet) throw new Error('services would have been started');
        if (left-- > 0) return { ok: false, out: '' };
        for (const need of needsOf('test', true)) {
          if (args.includes(need.debianPackage)) for (const program of need.programs) programs.add(program);
        }
      }
      return { ok: true, out: '' };
    },
  };
  return {
    machine,
    log,
    asked: () => log.filter((line) => line.startsWith('apt-get ')).map((line) => line.split(' ')[1]),
  };
}

test('with everything there, nothing is run and nothing is said', () => {
  const { machine, log } = play({ present: ['chromium'] });
  expect(setUp('start', false, machine)).toBe(true);
  expect(log).toEqual([]);
});

test('what apt will do is printed before it is done', () => {
  const { machine, log } = play({});
  expect(setUp('start', false, machine)).toBe(true);
  const announced = log.findIndex((line) => line.trim() === 'libx 1.0, chromium 2.0');
  const done = log.findIndex((line) => line.startsWith('apt-get install -y'));
  expect(announced).toBeGreaterThan(0);
  expect(announced).toBeLessThan(done);
});

test('lists are read once, where they are missing or do not know a package', () => {
  for (const state of [{ listsMissing: true }, { known: false }]) {
    const { machine, asked } = play(state);
    expect(setUp('test', false, machine)).toBe(true);
    expect(asked().filter((one) => one === 'update')).toHaveLength(1);
  }
});

test('an install that fails on old lists is tried once more; one on fresh lists is not', () => {
  const old = play({ failing: 1 });
  expect(setUp('start', false, old.machine)).toBe(true);
  expect(old.asked()).toEqual(['install', 'install', 'update', 'install']);
  const fresh = play({ failing: 1, listsMissing: true });
  expect(setUp('start', false, fresh.machine)).toBe(false);
  expect(fresh.log.join('\n')).toMatch(/missing: chromium/);
});

test('without root, or without apt, it says what to do and installs nothing', () => {
  const user = play({ isRoot: false });
  expect(setUp('start', false, user.machine)).toBe(false);
  expect(user.log.join('\n')).toMatch(/sudo apt-get .*chromium/);
  expect(user.asked()).toEqual([]);
  const other = play({ present: [] });
  expect(setUp('start', false, other.machine)).toBe(false);
  expect(other.log.join('\n')).toMatch(/no apt-get/);
});
