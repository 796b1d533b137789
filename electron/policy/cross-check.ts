import { ADULT } from './ages.ts';
import { checkEvidence } from './cross-check-evidence.ts';
import { gapPlaces } from './gaps.ts';
import { type Complain, known, shown } from './problems.ts';
import { BUILT_FIELDS, type CardField, type Program, type ProgramProblem, PURGED_CLASSES } from './program.ts';

/** Everything in a rule file that does not hang together, although each value by itself is allowed. */
export function crossCheck(program: Program): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const complain: Complain = (path, value, allowed) => problems.push({ path, value: shown(value), allowed });
  checkIds(program, complain);
  checkSources(program, complain);
  checkGaps(program, complain);
  checkTexts(program, complain);
  checkFields(program, complain);
  checkAddress(program, complain);
  checkAges(program, complain);
  checkDocuments(program, complain);
  checkEvidence(program, complain);
  return problems;
}

function checkIds(program: Program, complain: Complain): void {
  const once = (path: string, ids: readonly (string | number)[], key = 'id'): void => {
    for (const [index, id] of ids.entries()) {
      const first = ids.indexOf(id);
      if (first < index)
        complain(`${path}.${index}${key && `.${key}`}`, id, `each stands once; ${path}.${first} is it already`);
    }
  };
  const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);
  const lists = { gaps: 1, genderOptions: 1, categories: 1, documentTypes: 1, evidence: 1, caretakers: 1 } as const;
  for (const name of Object.keys(lists) as (keyof typeof lists)[]) once(name, ids(program[name]));
  once('attestations', ids(program.attestations));
  once('refusalReasons', ids(program.refusalReasons));
  once('fee.kinds', ids(program.fee.kinds));
  once('fee.waivers', ids(program.fee.waivers));
  once('languages', program.languages, '');
  once('questions', program.questions, '');
  once(
    'card.fields',
    program.card.fields.map(({ field }) => field),
    'field',
  );
  const fromAges = (rows: readonly { fromAge: number }[]): number[] => rows.map(({ fromAge }) => fromAge);
  once('validity', fromAges(program.validity), 'fromAge');
  for (const [index, kind] of program.fee.kinds.entries())
    once(`fee.kinds.${index}.rows`, fromAges(kind.rows), 'fromAge');
  for (const [index, type] of program.documentTypes.entries())
    once(`documentTypes.${index}.conditions`, ids(type.conditions));
  for (const [index, flow] of program.caretakers.entries()) {
    once(`caretakers.${index}.relations`, ids(flow.relations));
    once(`caretakers.${index}.evidence`, ids(flow.evidence));
  }
}

/** Calls back for every object of the file, with its path. */
function walk(value: unknown, path: string, see: (one: Record<string, unknown>, path: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) see(value as Record<string, unknown>, path);
  for (const [key, part] of Object.entries(value)) walk(part, path === '' ? key : `${path}.${key}`, see);
}

function checkSources(program: Program, complain: Complain): void {
  const sources = Object.keys(program.sources);
  const used = new Set<unknown>();
  walk(program, '', ({ source, on }, path) => {
    if (typeof source !== 'string' || typeof on !== 'string') return;
    used.add(source);
    known(complain, `${path}.source`, source, sources, 'a key of "sources"');
  });
  for (const source of sources) {
    if (!used.has(source))
      complain(`sources.${source}`, program.sources[source]?.title, 'some rule must come from it; else take it out');
  }
}

/**
 * A gap that no rule carries would keep the programme in training and tell nobody what it leaves open: it stands in the
 * `gaps` of the rule it is about, or, where sources contradict each other beside the rules, of the rule nearest to it.
 */
function checkGaps(program: Program, complain: Complain): void {
  const gaps = program.gaps.map(({ id }) => id);
  const places = gapPlaces(program);
  for (const [gap, where] of places)
    for (const place of where) known(complain, `${place}.gaps`, gap, gaps, 'the id of one of "gaps"');
  for (const [index, { id }] of program.gaps.entries()) {
    if (!places.has(id)) complain(`gaps.${index}.id`, id, 'some rule must name it in its "gaps"; else take it out');
  }
}

function checkTexts(program: Program, complain: Complain): void {
  walk(program, '', (text, path) => {
    if (typeof text.en !== 'string') return;
    for (const language of program.languages) {
      if (text[language] === undefined)
        complain(`${path}.${language}`, undefined, `a text in each of "languages"; translate ${shown(text.en)}`);
    }
  });
}

function checkFields(program: Program, complain: Complain): void {
  const rule = (field: CardField) => program.card.fields.find((candidate) => candidate.field === field);
  for (const field of ['name', 'birth'] as const) {
    if (!program.questions.includes(field)) complain('questions', program.questions, `must ask "${field}"`);
  }
  for (const field of ['name', 'birth', 'portrait'] as const) {
    const use = rule(field)?.use;
    if (use === undefined) complain('card.fields', undefined, `a rule for the field "${field}"`);
    else if (field !== 'portrait' && use !== 'required')
      complain(pathOfField(program, field), use, `"required": no card is made without ${field}`);
  }
  for (const [index, question] of program.questions.entries()) {
    const use = rule(question)?.use;
    if (use === undefined) complain(`questions.${index}`, question, `needs a rule in card.fields for "${question}"`);
    else if (use === 'forbidden')
      complain(
        `questions.${index}`,
        question,
        'must not be asked: card.fields keeps it off the card, so it is not collected',
      );
  }
  for (const [index, { field, use, requiredFor, gaps }] of program.card.fields.entries()) {
    const path = `card.fields.${index}`;
    const required = use === 'required' || requiredFor !== undefined;
    if (use === 'forbidden' && requiredFor)
      complain(`${path}.requiredFor`, requiredFor, 'nothing, where the field is forbidden');
    if (required && !BUILT_FIELDS.includes(field) && gaps.length === 0)
      complain(
        `${path}.gaps`,
        gaps,
        `a gap that says so: Walkup does not print "${field}" yet, and the city requires it`,
      );
    const asked = (program.questions as readonly string[]).includes(field);
    if (required && BUILT_FIELDS.includes(field) && field !== 'portrait' && !asked)
      complain('questions', program.questions, `must ask "${field}": card.fields requires it`);
  }
  const asksGender = program.questions.includes('gender');
  if (asksGender !== program.genderOptions.length > 0)
    complain(
      'genderOptions',
      program.genderOptions,
      asksGender ? 'at least one, because gender is asked' : 'none, because gender is not asked',
    );
  for (const [index, { id }] of program.genderOptions.entries()) {
    if (!/^[a-z-]{1,24}$/.test(id) || id === 'none')
      complain(`genderOptions.${index}.id`, id, 'small letters and "-", at most 24; "none" is kept for leaving it off');
  }
}

const pathOfField = (program: Program, field: CardField): string =>
  `card.fields.${program.card.fields.findIndex((one) => one.field === field)}.use`;

function checkAddress(program: Program, complain: Complain): void {
  const { modes } = program.address;
  const rule = program.card.fields.find(({ field }) => field === 'address');
  const excused = program.documentTypes.some(({ address }) => address === 'none');
  if (!program.questions.includes('address')) {
    if (modes.some((mode) => mode !== 'none'))
      complain('address.modes', modes, 'only ["none"], because no address is asked');
    return;
  }
  if (!modes.some((mode) => mode === 'given' || mode === 'care-of'))
    complain('address.modes', modes, '"given" or "care-of" among them, because an address is asked');
  if (rule?.use === 'optional' && !modes.includes('none'))
    complain('address.modes', modes, '"none" among them, because the address is optional');
  if (rule?.use === 'required' && modes.includes('none') && !excused)
    complain(
      'address.modes',
      modes,
      'no "none": the address is required, and no document type excuses from it with "address": "none"',
    );
  for (const [index, { address }] of program.documentTypes.entries()) {
    if (address !== undefined && !modes.includes(address))
      complain(
        `documentTypes.${index}.address`,
        address,
        `one of address.modes (${modes.join(', ')}), or add it there`,
      );
  }
}

function checkAges(program: Program, complain: Complain): void {
  const minimum = program.minimumAge.years;
  const covered = (rows: readonly { fromAge: number }[]): boolean => rows.some(({ fromAge }) => fromAge <= minimum);
  const first = `a row whose "fromAge" is ${minimum} or lower, because one may apply from ${minimum}`;
  if (!covered(program.validity)) complain('validity', fromAges(program.validity), first);
  for (const [index, { fromAge, untilAge }] of program.validity.entries()) {
    if (untilAge === undefined) continue;
    const path = `validity.${index}.untilAge`;
    const next = Math.min(...program.validity.map((row) => row.fromAge).filter((age) => age > fromAge));
    if (untilAge <= fromAge)
      complain(path, untilAge, `above its "fromAge" ${fromAge}: a card would end before it begins`);
    else if (untilAge < next)
      complain(
        path,
        untilAge,
        `needs a row from ${untilAge} at the latest: whoever is ${untilAge} or older would get a card that has ended`,
      );
  }
  const { kinds } = program.fee;
  if (!kinds.some(({ id }) => id === 'first'))
    complain(
      'fee.kinds',
      kinds.map(({ id }) => id),
      'one with the id "first": what a first card costs',
    );
  for (const [index, { rows }] of kinds.entries()) {
    if (!covered(rows)) complain(`fee.kinds.${index}.rows`, fromAges(rows), first);
  }
  if (minimum > ADULT) {
    // Where no birth date is known yet, the rules of an adult are shown; they must be rules of somebody who may apply.
    complain('minimumAge.years', minimum, `${ADULT} or lower`);
  }
}

const fromAges = (rows: readonly { fromAge: number }[]): { fromAge: number }[] =>
  rows.map(({ fromAge }) => ({ fromAge }));

function checkDocuments(program: Program, complain: Complain): void {
  const { handling, purpose } = program.documents;
  if (handling === 'held-until-issued' && purpose === null)
    complain('documents.purpose', purpose, 'why images are held, in every language; or "handling": "sighted"');
  if (handling === 'sighted' && purpose !== null)
    complain('documents.purpose', purpose, 'null, because nothing is held; or "handling": "held-until-issued"');
  for (const purged of PURGED_CLASSES) {
    if (program.disposal[purged] === undefined)
      complain(
        `disposal.${purged}`,
        undefined,
        'the authority to dispose of it, or null where the city has named none yet',
      );
  }
}
