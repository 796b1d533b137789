import type { LanguageTag } from '../../electron/contract/answers.ts';
import type { Failure } from '../../electron/contract/errors.ts';
import type { CaseView, PrinterView } from '../../electron/contract/views.ts';
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
      const lacking = inFront.evidence.requirements.filter(({ met }) => !met);
      return words('counter:why.evidence', {
        needs: list(
          lacking.map(({ name }) => inLanguage(name, language)),
          language,
        ),
      });
    }
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
    case 'document.notSeen':
    case 'document.expired':
    case 'document.tooOld':
      return 'add-document';
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
    case 'card.doesNotFit':
    case 'card.unprintable':
      return 'answers-first';
    default:
      return null;
  }
}
