import type { IsoDate } from '../../electron/contract/answers.ts';
import type { DocumentType, EvidenceView } from '../../electron/contract/views.ts';
import { ageOn } from '../../electron/policy/calendar.ts';
import type { EvidenceCase, ShownDocument } from '../../electron/policy/case.ts';
import { documentProblem, evaluate } from '../../electron/policy/evidence.ts';
import { documentTypes } from '../../electron/policy/summary.ts';
import { findDocumentTypes } from '../../renderer/counter/find.ts';
import { type Asker, EndOfAnswers, openAsker } from './ask.ts';
import { failureWords, verdictLines } from './verdict.ts';
import { formWords, type Words } from './words.ts';

type Whose = 'applicant' | 'caretaker';

/** A case at the terminal; it ends with the command. */
interface Trial {
  words: Words;
  today: IsoDate;
  ask: Asker;
  types: readonly DocumentType[];
  birth: IsoDate | null;
  documents: { whose: Whose; shown: ShownDocument }[];
  relation: string | null;
  attestations: string[];
  decided: string[];
  numbered: number;
  /** Nothing was added since the rules' answer was last shown. */
  told: boolean;
}

/**
 * Asks about one case, says what the rules say of it, and goes on until it is done or the answers end. Nothing is
 * stored: what is typed lives in this process only.
 */
export async function tryCase(
  words: Words,
  today: IsoDate,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const ask = openAsker(input, output);
  const types = documentTypes(words.program);
  const trial: Trial = {
    words,
    today,
    ask,
    types,
    birth: null,
    documents: [],
    relation: null,
    attestations: [],
    decided: [],
    numbered: 0,
    told: false,
  };
  try {
    ask.say(
      `${words.text(words.program.cardName)}, ${words.program.city}, on ${today}. Nothing is stored; use invented people.`,
    );
    await askBirth(trial);
    await askDocuments(trial, 'applicant');
    await askCaretaker(trial);
    await askStatements(trial);
    do tell(trial);
    while (await next(trial));
  } catch (problem) {
    if (!(problem instanceof EndOfAnswers)) throw problem;
    ask.say('');
    if (!trial.told) tell(trial);
  } finally {
    ask.close();
  }
}

function view(trial: Trial): EvidenceView {
  const of = (whose: Whose): ShownDocument[] =>
    trial.documents.filter((document) => document.whose === whose).map(({ shown }) => shown);
  const given: EvidenceCase = {
    birth: trial.birth,
    documents: of('applicant'),
    caretaker: trial.relation === null ? null : { relation: trial.relation, documents: of('caretaker') },
    attestations: trial.attestations,
    decided: trial.decided,
  };
  return evaluate(trial.words.program, given, trial.today);
}

function tell(trial: Trial): void {
  trial.told = true;
  const names = new Map(trial.documents.map(({ whose, shown }) => [shown.id, nameOf(trial, shown.type, whose)]));
  for (const line of verdictLines(trial.words, view(trial), names)) trial.ask.say(line);
}

function nameOf({ types, words }: Trial, id: string, whose: Whose): string {
  const type = types.find((one) => one.id === id);
  return `${whose === 'caretaker' ? 'caretaker’s ' : ''}${type ? words.text(type.name) : id}`;
}

async function askBirth(trial: Trial): Promise<void> {
  const { ask, today, words } = trial;
  for (;;) {
    trial.birth = await ask.day('Birth date of the applicant, YYYY-MM-DD (nothing: not known, rules for adults hold):');
    if (trial.birth === null || trial.birth <= today) break;
    ask.say('  That day has not come yet.');
  }
  const minimum = words.program.minimumAge.years;
  if (trial.birth === null) return;
  const age = ageOn(trial.birth, today);
  ask.say(age < minimum ? `  Aged ${age}: too young, one may apply from ${minimum}.` : `  Aged ${age}.`);
}

/** Documents one after the other, until an empty line. */
async function askDocuments(trial: Trial, whose: Whose): Promise<void> {
  const { ask, types, words } = trial;
  const mine = types.filter(({ shownBy }) => shownBy.includes(whose));
  for (;;) {
    const typed = await ask.line(
      `${whose === 'applicant' ? 'Document' : 'Caretaker’s document'}, any words of it (nothing: no more):`,
    );
    if (typed === '') return;
    const exact = mine.filter(({ id }) => id === typed);
    const order = { read: () => false, recent: [], helps: () => null, kindWords: ({ kind }: DocumentType) => kind };
    const found = exact.length > 0 ? exact : findDocumentTypes(mine, typed, order).map(({ type }) => type);
    if (found.length === 0) {
      ask.say('  No document of this programme has these words.');
      continue;
    }
    const place =
      found.length === 1
        ? 0
        : await ask.choice(
            'Which one, by number (nothing: search again)?',
            found.map(({ name }) => words.text(name)),
            true,
          );
    const type = place === null ? undefined : found[place];
    if (type) await askDocument(trial, type, whose);
  }
}

const DATE_WORDS = { issued: 'Its date', filed: 'The day it was filed', 'tax-year': 'The last day of its tax year' };

async function askDocument(trial: Trial, type: DocumentType, whose: Whose): Promise<void> {
  const { ask, words } = trial;
  ask.say(`  ${words.text(type.name)}`);
  let form = type.forms[0] ?? 'original';
  if (type.forms.length > 1) {
    const place = await ask.choice(
      'How is it shown?',
      type.forms.map((one) => formWords([one])),
    );
    form = type.forms[place ?? 0] ?? form;
  }
  const issuedOn = type.asksDate
    ? await ask.day(`${DATE_WORDS[type.asksDate]}, YYYY-MM-DD (nothing: it bears none):`)
    : null;
  const expiresOn = type.asksExpiry
    ? await ask.day('It expires on, YYYY-MM-DD (nothing: it bears no such date):')
    : null;
  const conditions: string[] = [];
  for (const { id, name } of type.conditions) if (await ask.yes(`${words.text(name)}?`, false)) conditions.push(id);
  const verified = type.mayBeUnverifiable ? await ask.yes('Can it be verified?', true) : true;
  trial.numbered += 1;
  trial.told = false;
  const shown = { type: type.id, form, issuedOn, expiresOn, conditions, verified, decision: null, decidedGaps: [] };
  trial.documents.push({ whose, shown: { id: `D${trial.numbered}`, ...shown } });
  const problem = documentProblem(words.program, shown, whose, trial.birth, trial.today);
  if (problem) ask.say(`  ${failureWords(problem)}`);
}

async function askCaretaker(trial: Trial): Promise<void> {
  const { ask, words } = trial;
  const { caretaker } = view(trial);
  const relations = caretaker?.relations ?? [];
  if (!caretaker || relations.length === 0) return;
  if (trial.relation === null) {
    if (!(await ask.yes(`Is a caretaker there? ${words.text(caretaker.name)}`, false))) return;
    const place =
      relations.length === 1
        ? 0
        : await ask.choice(
            'Who are they?',
            relations.map(({ name }) => words.text(name)),
          );
    trial.relation = relations[place ?? 0]?.id ?? null;
  }
  await askDocuments(trial, 'caretaker');
}

async function askStatements(trial: Trial): Promise<void> {
  for (const { id, name, statement, given, open } of view(trial).attestations) {
    if (given || open) continue;
    trial.ask.say(`  ${trial.words.text(name)}: "${trial.words.text(statement)}"`);
    if (await trial.ask.yes('Is this statement made?', false)) trial.attestations.push(id);
  }
}

/** What the rules leave open, one decision after the other. */
async function askDecisions(trial: Trial): Promise<void> {
  const { ask, words } = trial;
  const now = view(trial);
  for (const one of now.documents) {
    const document = trial.documents.find(({ shown }) => shown.id === one.id);
    if (one.state !== 'clerk-decides' || !document) continue;
    for (const { about } of one.gaps) ask.say(`  ${words.text(about)}`);
    const counts = await ask.yes(
      `Does ${one.id}, ${nameOf(trial, document.shown.type, document.whose)}, count?`,
      false,
    );
    const decidedGaps = [...new Set([...document.shown.decidedGaps, ...one.gaps.map(({ id }) => id)])];
    document.shown = { ...document.shown, decision: counts ? 'counts' : 'refused', decidedGaps };
  }
  for (const { id, about } of now.gaps) {
    ask.say(`  ${words.text(about)}`);
    if (await ask.yes(`Take the reading of the file on "${id}"?`, false)) trial.decided.push(id);
  }
}

/** One more thing to do; false: done. */
async function next(trial: Trial): Promise<boolean> {
  const { ask } = trial;
  ask.say('');
  const typed = await ask.line(
    'd a document, c the caretaker, s a statement, g decide what is open, x take one back, b birth date, nothing: done.',
  );
  switch (typed.toLowerCase()) {
    case '':
    case 'q':
      return false;
    case 'd':
      await askDocuments(trial, 'applicant');
      return true;
    case 'c':
      await askCaretaker(trial);
      return true;
    case 's':
      await askStatements(trial);
      return true;
    case 'g':
      await askDecisions(trial);
      return true;
    case 'b':
      await askBirth(trial);
      return true;
    case 'x': {
      const id = (await ask.line('Which one (D1, D2, …)?')).toUpperCase();
      trial.documents = trial.documents.filter(({ shown }) => shown.id !== id);
      return true;
    }
    default:
      ask.say('  Type one of these letters.');
      return true;
  }
}
