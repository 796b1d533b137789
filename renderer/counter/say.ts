import type { LanguageTag } from '../../electron/contract/answers.ts';
import type { Failure } from '../../electron/contract/errors.ts';
import type {
  ApplicationState,
  CaseView,
  CounterView,
  DocumentType,
  JudgedDocument,
  NeedView,
  PrinterView,
} from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { LANGUAGES, languageOf } from '../language/languages.ts';
import { inLanguage, type Key, type Words } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';

/** Name of a language in the clerk's language: `Spanish`, `español`. */
export function languageName(tag: LanguageTag, reader: LanguageTag): string {
  return new Intl.DisplayNames([languageOf(reader).locale], { type: 'language' }).of(tag) ?? tag;
}

/** Its name in itself, as its readers write it at the head of a line. */
export function endonym(tag: LanguageTag): string {
  return LANGUAGES.find((language) => language.tag === tag)?.endonym ?? languageName(tag, tag);
}

/** `A 42`, whichever way main wrote it: the space keeps the letter from being read as part of the number. */
export const spaced = (number: string): string => number.replace(/^([A-Z])(\d)/, '$1 $2');

/** Who is next: the rest of the family that stands here, then whoever waits longest. */
export const nextNumber = ({ waiting, lastEnd }: CounterView): CounterView['waiting'][number] | undefined =>
  waiting.find(({ number, state }) => number === lastEnd?.others && state === 'waiting') ??
  waiting.find(({ state, mine }) => state === 'waiting' || mine);

/** Whole minutes since then; never negative, however the clocks stand. */
export const minutesSince = (since: number, now: number): number => Math.max(0, Math.floor((now - since) / 60_000));

/** IPP reasons (RFC 8011 §5.4.12 and PWG 5100.13) that a clerk can do something about, severest first. */
const REASONS = {
  'spool-not-in-ram': 'counter:printer.spoolNotInRam',
  'media-jam': 'counter:printer.jam',
  'media-empty': 'counter:printer.noCards',
  'media-needed': 'counter:printer.noCards',
  'media-low': 'counter:printer.cardsLow',
  'marker-supply-empty': 'counter:printer.ribbonOut',
  'marker-supply-low': 'counter:printer.ribbonLow',
  'cover-open': 'counter:printer.coverOpen',
  'door-open': 'counter:printer.coverOpen',
  'output-tray-missing': 'counter:printer.trayMissing',
  'output-area-full': 'counter:printer.trayFull',
  paused: 'counter:printer.paused',
  'timed-out': 'counter:printer.noAnswer',
  'connecting-to-device': 'counter:printer.noAnswer',
  shutdown: 'counter:printer.off',
} as const satisfies Record<string, Key>;

/** What the printer needs, in words; its own keyword where there is no sentence for it. */
export function printerNeeds(reasons: readonly string[], words: Words): string[] {
  const known = Object.entries(REASONS)
    .filter(([reason]) => reasons.includes(reason))
    .map(([, key]) => words(key));
  const unknown = reasons.filter((reason) => reason !== 'none' && !(reason in REASONS));
  return [...new Set([...known, ...unknown])];
}

/** The printer in one sentence for the top bar: state, then what it needs, then its stock. */
export function printerLine(printer: PrinterView, words: Words, language: LanguageTag): string {
  if (printer.kind === 'none') return words('counter:printer.none');
  const needs = printerNeeds(printer.reasons, words);
  const stock = [
    ...(printer.cards === null ? [] : [words('counter:printer.cards', { count: printer.cards })]),
    ...(printer.ribbon === null ? [] : [words('counter:printer.ribbon', { percent: printer.ribbon })]),
  ];
  const state = words(
    `counter:printer.${printer.kind === 'training' && printer.state === 'ready' ? 'training' : printer.state}`,
  );
  return [state + (needs.length > 0 ? `: ${list(needs, language)}` : ''), ...stock].join(', ');
}

/** What still stops the card, as exactly as the case can say it: which answer, which documents, what the printer needs. */
export function blockerText(failure: Failure, inFront: CaseView, words: Words, language: LanguageTag): string {
  switch (failure.code) {
    case 'answer.missing':
      return words('counter:why.answer', { question: words(`counter:question.${failure.field as 'name'}`) });
    case 'card.evidenceLacking': {
      const lacking = allNeeds(inFront).filter(({ state }) => state === 'lacking');
      const needs = list(
        lacking.map(({ name }) => inLanguage(name, language)),
        language,
      );
      return needs ? words('counter:why.evidence', { needs }) : failureText(words, failure);
    }
    case 'card.clerkDecides': {
      const open = openGaps(inFront);
      return open[0]
        ? words('counter:why.decide', { about: inLanguage(open[0].about, language) })
        : failureText(words, failure);
    }
    case 'card.addressNotShown':
      return inFront.evidence.address === 'any'
        ? failureText(words, failure)
        : words(`counter:why.address.${inFront.evidence.address}`);
    case 'printer.notReady': {
      const needs = printerNeeds(
        [String(failure.values?.reason ?? '')].filter((reason) => reason in REASONS),
        words,
      );
      return needs.length > 0
        ? words('counter:why.printer', { needs: list(needs, language) })
        : failureText(words, failure);
    }
    case 'card.notConfirmed':
      return words(inFront.disputed ? 'counter:answers.disputed' : 'counter:answers.confirmed.no');
    default:
      return failureText(words, failure);
  }
}

/** Where the thing is that a blocker is about: pressing the blocked act goes there. */
export function placeOf(failure: Failure): string | null {
  switch (failure.code) {
    case 'card.evidenceLacking':
    case 'document.expired':
    case 'document.tooOld':
      return 'add-document';
    case 'card.clerkDecides':
      return 'decide-first';
    case 'card.readingDiffers':
      return 'readings';
    case 'caretaker.none':
      return 'caretaker';
    case 'portrait.required':
    case 'image.blank':
      return 'portrait-act';
    case 'card.feeOpen':
      return 'fee-act';
    case 'card.notConfirmed':
      return 'aloud-act';
    case 'answer.missing':
    case 'answer.tooYoung':
    case 'answer.dateImpossible':
    case 'answer.dateFuture':
    case 'answer.tooLong':
    case 'answer.badCharacters':
    case 'answer.notOffered':
    case 'card.addressNotShown':
    case 'card.doesNotFit':
    case 'card.unprintable':
      return 'answers-first';
    default:
      return null;
  }
}

/** Everything the rules ask in a case: of the applicant and, where one is there, of the caretaker. */
const allNeeds = ({ evidence }: CaseView): NeedView[] => [
  ...evidence.needs,
  ...(evidence.caretaker?.present ? evidence.caretaker.needs : []),
];

/** What the rules leave open and nobody has settled yet: about a document, then about the case. */
const openGaps = ({ evidence }: CaseView) => [
  ...evidence.documents.filter(({ state }) => state === 'clerk-decides').flatMap(({ gaps }) => gaps),
  ...evidence.gaps,
];

/** An application that has ended; it is listed among its number's people until that number is done. */
export const isOver = (state: ApplicationState): boolean =>
  state === 'issued' || state === 'refused' || state === 'cancelled' || state === 'expired';

/** What a document brings, as a clerk reads it: points where the programme counts them, and what it shows. */
export function brings(
  {
    identity,
    residency,
    proves,
    ...more
  }: Pick<JudgedDocument, 'identity' | 'residency' | 'proves'> & Partial<Pick<DocumentType, 'categories'>>,
  words: Words,
  language: LanguageTag,
): string[] {
  const points = [
    ...(identity > 0 ? [words('counter:points.identity', { count: identity })] : []),
    ...(residency > 0 ? [words('counter:points.residency', { count: residency })] : []),
  ];
  return [
    ...(more.categories ?? []).map((category) => inLanguage(category, language)),
    ...points,
    // Points say themselves what of the two they are for.
    ...proves
      .filter(
        (attribute) => !(attribute === 'identity' && identity > 0) && !(attribute === 'residency' && residency > 0),
      )
      .map((attribute) => words(`counter:attribute.${attribute}`)),
  ];
}

/** A day of any year: `15 April`. */
export const deadlineInWords = ({ month, day }: { month: number; day: number }, language: LanguageTag): string =>
  new Intl.DateTimeFormat(languageOf(language).dateLocale, { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, month - 1, day)),
  );
