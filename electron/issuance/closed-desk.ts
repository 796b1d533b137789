import { counter } from '../contract/counter.ts';
import { type Contract, type Handlers, ok, type Result } from '../contract/define.ts';
import { type Failure, type FailureCode, fail } from '../contract/errors.ts';
import { facing } from '../contract/facing.ts';
import type { CounterView, FacingView, WalkupView } from '../contract/views.ts';
import { walkup } from '../contract/walkup.ts';
import type { Program } from '../policy/program.ts';
import { summarize } from '../policy/summary.ts';
import type { Desk } from './desk.ts';

/**
 * The desks of a station that cannot open its store: every window says why and what to do, every call answers the same,
 * and nothing is touched.
 */
export function closedDesk(
  station: { program: Program; training: boolean; station: string },
  hostName: string,
  code: FailureCode,
): Pick<Desk, 'walkup' | 'facing' | 'counter'> {
  const reason: Failure = fail(code).error;
  const program = summarize(station.program);
  const common = { program, training: station.training, language: program.languages[0] ?? 'en', called: [] };
  const walkupView: WalkupView = { ...common, idle: null, staffCalled: false, screen: { at: 'closed', reason } };
  const facingView: FacingView = { ...common, screen: { at: 'idle' } };
  const counterView: CounterView = {
    program,
    training: station.training,
    station: station.station,
    sharing: [],
    host: hostName,
    closed: reason,
    signedIn: null,
    staff: [],
    locked: null,
    printer: { kind: 'none', state: 'unknown', reasons: [], cards: null, ribbon: null },
    camera: 'unknown',
    waiting: [],
    today: { issued: 0, spoiled: 0, refused: 0, cancelled: 0 },
    documentTypes: [],
    refusalReasons: [],
    spoilReasons: [],
    case: null,
    purgeOpen: null,
    reconcile: [],
    notices: [],
    tray: null,
    slipTray: null,
    rules: null,
    rulesRefused: null,
    scanner: { state: 'unchecked' },
    staffCalled: false,
    lastEnd: null,
  };
  return {
    walkup: refusing(walkup, walkupView, reason),
    facing: refusing(facing, facingView, reason),
    counter: refusing(counter, counterView, reason),
  };
}

function refusing<C extends Contract>(contract: C, view: unknown, reason: Failure): Handlers<C> {
  const refused: Result<never> = { ok: false, error: reason };
  return Object.fromEntries(
    Object.keys(contract.calls).map((name) => [name, () => (name === 'view' ? ok(view) : refused)]),
  ) as unknown as Handlers<C>;
}
