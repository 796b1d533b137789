import { root } from './bundles.ts';
import { compileOrSay, parts } from './compile.ts';
import { setUp } from './setup.ts';
import { isStale } from './start.ts';

/** `npm run demo [-- --prove-control]`: set up, build when the build is old, and let the station be used by itself. */
export async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((argument) => argument !== '--prove-control');
  if (unknown.length > 0) {
    console.error(`walkup demo: does not know ${unknown.join(' ')}; it knows --prove-control`);
    return 2;
  }
  const control = args.includes('--prove-control');
  if (!setUp('demo')) return 1;
  // The control is always built anew: a stale one could be sealed.
  if (control || isStale()) {
    console.log(
      control ? 'walkup demo: building the control, in which nothing is sealed …' : 'walkup demo: building …',
    );
    if ((await compileOrSay(parts, control)) === null) return 1;
  }
  const { demo } = await import('../e2e/demo/demo.ts');
  const code = await demo({ root, control });
  // The station ran in this very process; a countdown of its last screen may still be under way.
  process.exit(code);
}
