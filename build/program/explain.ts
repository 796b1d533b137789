import type { Need } from '../../electron/policy/evidence-rule.ts';
import { fieldUse } from '../../electron/policy/fields.ts';
import { type Program, PURGED_CLASSES } from '../../electron/policy/program.ts';
import { noteLines } from './check.ts';
import { type Column, item, table, WIDTH, wrap } from './lines.ts';
import {
  type ATTRIBUTE_WORDS,
  agesWords,
  categoryName,
  circumstancesWords,
  formWords,
  list,
  ruleWords,
  useConditions,
  type Words,
} from './words.ts';

const dollars = (cents: number): string => (cents === 0 ? 'free' : `$${(cents / 100).toFixed(2)}`);
interface Cited {
  source: string;
  on: string;
  gaps?: readonly string[];
}
const cite = ({ source, on, gaps = [] }: Cited, open = 'Open'): string =>
  `[${source}, ${on}]${gaps.length > 0 ? ` ${open} (gap: ${gaps.join(', ')}).` : ''}`;
/** For the rules of evidence: each time one is used that meets a gap, the clerk decides. */
const citeDecided = (rule: Cited): string => cite(rule, 'The clerk decides');

/** A whole rule file in plain words, then a table of every document. Every line fits 120 columns. */
export function explainLines(words: Words, today: string): string[] {
  const { program, text } = words;
  const head = (title: string): string[] => ['', title.toUpperCase()];
  return [
    `${text(program.cardName)}, ${program.city}${program.status === 'sketch' ? ' (a sketch: it is never run)' : ''}`,
    '[source, day on which the rule was last held against it]',
    ...head('Who may apply'),
    ...item(
      `Anybody ${agesWords({ from: program.minimumAge.years }) || 'at any age'}. ${citeDecided(program.minimumAge)}`,
    ),
    ...head('What the applicant must show'),
    ...program.evidence.flatMap((need) => needLines(words, need, '  - ')),
    ...caretakerLines(words, head),
    ...attestationLines(words, head),
    ...head('Documents'),
    ...documentLines(words),
    ...head('Address on the card'),
    ...item(
      `Answers offered: ${list(
        program.address.modes.map((mode) => ADDRESS_WORDS[mode]),
        'or',
      )}. ${cite(program.address)}`,
    ),
    ...head('Card'),
    ...fieldLines(words),
    ...item(numberWords(program)),
    ...head('How long it is valid'),
    ...program.validity.flatMap((row) => {
      const until =
        row.untilAge === undefined ? '' : `, at most until the holder turns ${row.untilAge}, that birthday included`;
      const years =
        row.years === null ? (until ? '' : 'never expires') : row.years === 1 ? '1 year' : `${row.years} years`;
      return item(`From age ${row.fromAge}: ${`${years}${until}`.replace(/^, /, '')}. ${cite(row)}`);
    }),
    ...head('What it costs'),
    ...feeLines(words),
    ...head('What stays, and what is purged'),
    ...item(
      `Nothing about the person stays: only the card number, its two dates and its status. ${cite(program.retention)}`,
    ),
    ...PURGED_CLASSES.flatMap((purged) => {
      const by = program.disposal[purged];
      return item(
        by
          ? `${purged}: ${by.kind}, ${by.reference}, ${by.on}, confirmed by ${by.confirmedBy}`
          : `${purged}: the city has named no authority to dispose of it yet`,
      );
    }),
    ...head('If it is refused'),
    ...item(`Reasons: ${program.refusalReasons.map(({ name }) => text(name)).join('; ')}.`),
    ...item(`Appeal: ${text(program.appeal.text)} ${cite(program.appeal)}`),
    ...head('Languages'),
    ...item(program.languages.join(', ')),
    ...head('Every document'),
    ...documentTable(words),
    ...head('Sources'),
    ...Object.entries(program.sources).flatMap(([id, { title, published, read }]) =>
      item(`${id}: ${title}; published ${published ?? 'at a time not known'}, read ${read}`),
    ),
    ...head('State of the file'),
    ...noteLines(program, today, text).flatMap((line) => (line.length > WIDTH ? wrap(line, WIDTH) : [line])),
  ];
}

const ADDRESS_WORDS = {
  given: 'an address that is printed',
  none: 'none on the card',
  'care-of': 'care of an organisation',
  protected: 'kept off for safety, and never typed',
};

function needLines(words: Words, need: Need, lead: string): string[] {
  const when = circumstancesWords(need);
  const sentence = `${words.text(need.name)}: ${ruleWords(words, need.rule)}${when ? ` (${when})` : ''}. ${citeDecided(need)}`;
  return item(sentence, lead);
}

function caretakerLines(words: Words, head: (title: string) => string[]): string[] {
  const { program, text } = words;
  if (program.caretakers.length === 0) return [];
  return [
    ...head('Caretakers'),
    ...program.caretakers.flatMap((flow) => {
      const who = agesWords(flow.ages);
      const must = flow.required ? 'must come with a caretaker' : 'may come with a caretaker';
      const relations = list(
        flow.relations.map(({ name }) => text(name)),
        'or',
      );
      return [
        ...item(
          `${text(flow.name)}: applicants ${who || 'of every age'} ${must} (${relations}), who shows: ${citeDecided(flow)}`,
        ),
        ...flow.evidence.flatMap((need) => needLines(words, need, '      - ')),
      ];
    }),
  ];
}

function attestationLines(words: Words, head: (title: string) => string[]): string[] {
  const { program, text } = words;
  if (program.attestations.length === 0) return [];
  const who = { applicant: 'the applicant', caretaker: 'the caretaker', organization: 'an organisation' };
  return [
    ...head('Statements in place of a document'),
    ...program.attestations.flatMap((rule) => {
      const needs = rule.meets
        .map((id) => program.evidence.find((need) => need.id === id))
        .filter((need) => need !== undefined);
      const ages = agesWords(rule.ages);
      return [
        ...item(
          `${text(rule.name)}: by ${who[rule.by]}${ages ? `, for applicants ${ages}` : ''}; meets ${list(
            needs.map(({ name }) => text(name)),
            'and',
          )}. ${cite(rule)}`,
        ),
        ...item(`"${text(rule.statement)}"`, '      '),
      ];
    }),
  ];
}

function documentLines({ program, text }: Words): string[] {
  const { handling, purpose, mayRefuseUnverifiable } = program.documents;
  const held = purpose === null ? '' : ` (${text(purpose)})`;
  return [
    ...item(
      handling === 'sighted'
        ? `They are looked at and handed back; no image is held. ${cite(program.documents)}`
        : `An image may be held, sealed, until the application ends${held}. ${cite(program.documents)}`,
    ),
    ...item(
      mayRefuseUnverifiable
        ? 'A clerk may refuse a listed document that cannot be verified.'
        : 'A listed document counts; a clerk may not refuse it as unverifiable.',
    ),
  ];
}

function fieldLines({ program, text }: Words): string[] {
  const lines = program.card.fields.flatMap((rule) => {
    const ages = agesWords(rule.requiredFor);
    const use = rule.use === 'forbidden' ? 'kept off the card, so never asked' : rule.use;
    return item(`${rule.field}: ${use}${ages ? `, required for applicants ${ages}` : ''}. ${cite(rule)}`);
  });
  const genders = program.genderOptions.map(({ name }) => text(name));
  if (genders.length > 0 && fieldUse(program, 'gender', null) !== 'forbidden')
    lines.push(...item(`Genders: ${genders.join(', ')}`));
  return lines;
}

function numberWords({ card: { number } }: Program): string {
  const prefix = number.prefix ? `"${number.prefix}" and ` : '';
  if (number.kind === 'sequential')
    return `number: ${prefix}${number.digits} digits, one after the other from ${number.first}. ${cite(number)}`;
  const alphabet = number.alphabet === 'digits' ? 'digits' : 'characters of Crockford base 32';
  return `number: ${prefix}${number.length} random ${alphabet}${number.check ? ' and a check character' : ''}. ${cite(number)}`;
}

function feeLines({ program, text }: Words): string[] {
  const kinds = program.fee.kinds.flatMap((kind) => {
    const rows = [...kind.rows].sort((a, b) => a.fromAge - b.fromAge);
    const cost = rows.map(({ fromAge, cents }) =>
      rows.length === 1 ? dollars(cents) : `${dollars(cents)} from age ${fromAge}`,
    );
    const free = kind.firstFree === null ? '' : `; the first ${kind.firstFree} cards of this station are free`;
    const surrender = kind.surrender ? '; the old card is handed in' : '';
    return item(`${text(kind.name)}: ${cost.join(', ')}${free}${surrender}. ${cite(kind)}`);
  });
  const waivers = program.fee.waivers.flatMap((waiver) => {
    const ages = agesWords(waiver.ages);
    return item(`Waived: ${text(waiver.name)}${ages ? ` (${ages})` : ''}. ${cite(waiver)}`);
  });
  return [...kinds, ...waivers];
}

const CONDITIONS = 'Dates and conditions';

/** Widths and the gaps of two between them: 120 in all. */
const COLUMNS: readonly Column[] = [
  { title: 'Document', width: 28 },
  { title: 'Counts as', width: 15 },
  { title: 'Points', width: 6 },
  { title: 'Proves', width: 14 },
  { title: CONDITIONS, width: 24 },
  { title: 'Forms', width: 9 },
  { title: 'Source', width: 12 },
];

const SHORT: Record<keyof typeof ATTRIBUTE_WORDS, string> = {
  photo: 'photo',
  'birth-date': 'birth date',
  identity: 'identity',
  residency: 'residency',
  relationship: 'relationship',
};

/** One row for every way in which a document counts; the document itself stands before the first. */
function documentTable(words: Words): string[] {
  const { program, text } = words;
  const rows = program.documentTypes.flatMap((type) => {
    const own = [
      agesWords(type.ages) && `for applicants ${agesWords(type.ages)}`,
      type.shownBy.length === 1 ? `shown by the ${type.shownBy[0]} only` : '',
      ...type.conditions.map(({ name }) => `seen: ${text(name)}`),
      type.address ? `address: ${ADDRESS_WORDS[type.address]}` : '',
    ].filter(Boolean);
    const uses = type.counts.map((use, index) => {
      const points = [use.identity && `${use.identity} id`, use.residency && `${use.residency} res`].filter(Boolean);
      const conditions = [...useConditions(words, use), ...(index === 0 ? own : [])];
      return [
        index === 0 ? text(type.name) : '  or',
        use.as === undefined ? '' : categoryName(words, use.as),
        points.join(' + '),
        use.proves.map((attribute) => SHORT[attribute]).join(', '),
        conditions.join('; '),
        index === 0 ? formWords(type.forms) : '',
        index === 0 ? `${type.source} ${type.on}` : '',
      ];
    });
    return [...uses, []];
  });
  // A programme without categories or without points leaves their room to the conditions.
  const used = COLUMNS.map((_, index) => rows.some((row) => (row[index] ?? '') !== ''));
  const spare = COLUMNS.reduce((sum, { width }, index) => sum + (used[index] ? 0 : width + 2), 0);
  const columns = COLUMNS.map((column) =>
    column.title === CONDITIONS ? { ...column, width: column.width + spare } : column,
  );
  const kept = <T>(cells: readonly T[]): T[] => cells.filter((_, index) => used[index]);
  return table(
    kept(columns),
    rows.map((row) => kept(row)),
  );
}
