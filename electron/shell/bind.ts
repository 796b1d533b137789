import type { WebContents } from 'electron';
import type { Caller, Contract, Handlers } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { route } from '../contract/route.ts';
import { originOf } from './origin.ts';

/** Who asks in this window now, from the sign-in and the window itself; never from the message (P8). */
export type CallerOf = () => Caller;
/** Hears of a handler that threw: the call's name and the bug, nothing of the input. */
export type ReportBug = (call: string, bug: unknown) => void;

/** Arguments that tell a preload which calls and pushes its contract has, so that no preload carries a schema. */
export const preloadArguments = (contract: Contract): string[] => [
  `--walkup-calls=${Object.keys(contract.calls).join(',')}`,
  `--walkup-pushes=${Object.keys(contract.pushes).join(',')}`,
];

/**
 * Answers one window's calls, on that window's own channels: another window has no such channel at all. A message is
 * heard only from the main frame of the window's own page; a frame that has navigated away since has no sender.
 */
export function bindCalls<C extends Contract>(
  contents: WebContents,
  contract: C,
  handlers: Handlers<C>,
  callerOf: CallerOf,
  report: ReportBug,
): void {
  for (const name of Object.keys(contract.calls)) {
    contents.ipc.handle(`call:${name}`, async (event, input: unknown) => {
      const frame = event.senderFrame;
      if (!frame || frame !== contents.mainFrame || frame.origin !== originOf(contract.window)) {
        return fail('call.notAllowed');
      }
      return route(contract, handlers, callerOf(), name, input, report);
    });
  }
}
