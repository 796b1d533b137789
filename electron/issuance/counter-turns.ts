import type { Caller, Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { mayChange } from './casefile.ts';
import type { Casefile, Core } from './core.ts';

type Work<T> = Result<T> | Promise<Result<T>>;

/** The turns in which a member of staff's acts are done. */
export interface Turns {
  /**
   * Runs an act when its turn comes. Who asked is checked again then: a sign-out may have been in the queue before it
   * (P8).
   */
  inTurn<T>(caller: Caller, work: (staffId: string) => Work<T>): Promise<Result<T>>;
  /** The same, on the case in front. */
  onCase<T>(caller: Caller, work: (file: Casefile, staffId: string) => Work<T>): Promise<Result<T>>;
  /** The same, where something recorded changes: not once a card may be in the world. */
  onOpenCase<T>(caller: Caller, work: (file: Casefile, staffId: string) => Work<T>): Promise<Result<T>>;
}

export function counterTurns(core: Core): Turns {
  const { signIn } = core.parts;
  const turns: Turns = {
    inTurn: ({ staffId }, work) =>
      core.serial(() => (staffId !== null && signIn.current()?.id === staffId ? work(staffId) : fail('signIn.needed'))),
    onCase: (caller, work) =>
      turns.inTurn(caller, (staffId) =>
        core.floor.front ? work(core.floor.front, staffId) : fail('application.none'),
      ),
    onOpenCase: (caller, work) =>
      turns.onCase(caller, (file, staffId) =>
        mayChange(file) ? work(file, staffId) : fail('application.cardOutstanding'),
      ),
  };
  return turns;
}
