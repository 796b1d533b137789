import type { Settings } from '../../db/store.ts';
import type { IsoDate } from '../contract/answers.ts';
import type { CounterView, RulesView } from '../contract/views.ts';
import { dayOf } from '../policy/calendar.ts';
import { parseProgram } from '../policy/load.ts';
import { type Program, ProgramError, type ProgramProblem } from '../policy/program.ts';
import { trainingOnly } from '../policy/summary.ts';
import type { WantedRules } from './config.ts';

/** The rules that hold, and what is wrong with those that were asked for; `rulesRefused` null: they do. */
export interface ProgramInForce {
  program: Program;
  rulesRefused: CounterView['rulesRefused'];
}

/**
 * The programme this station runs today. A rule file that can be used is remembered as the last good one (its text,
 * which is about nobody); one that cannot leaves the last good one in force and says why, because a slip in a file must
 * not close a counter with people before it, nor change its rules by half. A sketch is refused like a broken file, and,
 * outside training, so is all that may run in training only.
 *
 * `settings` null: the store cannot be opened, so there is no last good one.
 * @throws ProgramError, naming the file, when neither can be used.
 */
export function programInForce(
  settings: Pick<Settings, 'get' | 'put'> | null,
  { rules, training }: { rules: WantedRules; training: boolean },
  now: Date,
): ProgramInForce {
  const today = dayOf(now);
  const asked = use(rules.text, rules.problem, training, today);
  if (asked.program) {
    remember(settings, rules.text ?? '');
    return { program: asked.program, rulesRefused: null };
  }
  const remembered = settings?.get('programme');
  const last = remembered ? use(Buffer.from(remembered).toString('utf8'), '', training, today).program : null;
  if (last) return { program: last, rulesRefused: { file: rules.file, problems: [...asked.problems] } };
  throw new ProgramError(asked.problems.map((problem) => ({ ...problem, path: `${rules.file}: ${problem.path}` })));
}

type Used = { program: Program; problems?: never } | { program: null; problems: readonly ProgramProblem[] };

function use(text: string | null, problem: string, training: boolean, today: IsoDate): Used {
  if (text === null) return { program: null, problems: [{ path: '(file)', value: null, allowed: problem }] };
  try {
    const program = parseProgram(text);
    const problems = against(program, training, today);
    return problems.length > 0 ? { program: null, problems } : { program };
  } catch (error) {
    if (error instanceof ProgramError) return { program: null, problems: error.problems };
    throw error;
  }
}

/** What keeps a sound file from being run here. */
function against(program: Program, training: boolean, today: IsoDate): ProgramProblem[] {
  const reasons = trainingOnly(program, today).filter(({ reason }) => !training || reason === 'sketch');
  return reasons.map(({ reason, what }) => ({ value: JSON.stringify(what), ...OUTSIDE_TRAINING[reason] }));
}

const OUTSIDE_TRAINING: Record<
  RulesView['trainingOnly'][number]['reason'],
  Omit<ProgramProblem, 'value'> & Partial<ProgramProblem>
> = {
  gap: { path: 'gaps', allowed: 'a gap that the city has filled or signed off' },
  review: { path: 'reviewBy', allowed: 'a day that has not passed, set when the city has looked at the file again' },
  sketch: { path: 'status', value: '"sketch"', allowed: '"programme": a sketch is checked and explained, never run' },
  disposal: { path: 'disposal', allowed: 'the authority to dispose of this class, or "handling": "sighted"' },
  'field-not-built': { path: 'card.fields', allowed: 'a field that Walkup prints, where it is required' },
};

function remember(settings: Pick<Settings, 'get' | 'put'> | null, text: string): void {
  if (!settings) return;
  const bytes = Buffer.from(text, 'utf8');
  const held = settings.get('programme');
  if (!held || !Buffer.from(held).equals(bytes)) settings.put('programme', bytes);
}
