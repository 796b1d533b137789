import type { Caller, Contract, Handlers, Result } from './define.ts';
import { fail } from './errors.ts';

/**
 * Answers one call of a window (P8): known name, allowed role, valid input, then the handler. Anything else is an
 * expected failure with a code. Pure but for the handler; `report` hears of bugs, by call name only.
 */
export async function route<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  caller: Caller,
  name: string,
  raw: unknown,
  report: (call: string, bug: unknown) => void,
): Promise<Result<unknown>> {
  if (caller.window !== contract.window || !Object.hasOwn(contract.calls, name)) return fail('call.unknown');
  const row = contract.calls[name as keyof C['calls'] & string];
  if (!row) return fail('call.unknown');
  if (!row.by.some((role) => caller.roles.includes(role))) {
    return fail(caller.window === 'counter' && caller.staffId === null ? 'signIn.needed' : 'call.notAllowed');
  }
  const parsed = row.input.safeParse(raw ?? {});
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.filter((part) => part !== 'value').join('.');
    return fail('call.badInput', field ? { field } : {});
  }
  try {
    const handler = handlers[name as keyof C['calls']] as (input: unknown, caller: Caller) => Promise<Result<unknown>>;
    return await handler(parsed.data, caller);
  } catch (bug) {
    report(name, bug);
    return fail('call.internal');
  }
}
