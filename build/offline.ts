import { main as prove } from '../e2e/forensics/offline.ts';
import { compileOrSay, parts } from './compile.ts';
import { isStale } from './start.ts';

/** `npm run offline`: the proof that nothing speaks to a network (P5), on a build that is not old. */
export async function main(): Promise<number> {
  if (isStale() && (await compileOrSay(parts, false)) === null) return 1;
  return prove();
}
