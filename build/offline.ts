import { main as prove } from '../e2e/forensics/offline.ts';

/** `node build/run.js offline`: the proof that nothing speaks to a network (P5). */
export const main = (): number => prove();
