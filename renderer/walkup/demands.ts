import type { LanguageTag } from '../../electron/contract/answers.ts';
import type { AgeBand, DocumentType } from '../../electron/contract/views.ts';
import { languageOf } from '../language/languages.ts';
import { inLanguage, type Words } from '../language/words.ts';

/** `15 April`, `15 de abril`: a day of any year. */
function dayOfYear(month: number, day: number, language: LanguageTag): string {
  // A leap year, so that 29 February is a day.
  return new Intl.DateTimeFormat(languageOf(language).dateLocale, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.UTC(2000, month - 1, day));
}

function freshness({ asksDate, fresh }: DocumentType, words: Words, language: LanguageTag): string | null {
  if (asksDate === null || fresh === null) return null;
  if ('days' in fresh) return words(`walkup:precheck.demand.days.${asksDate}`, { count: fresh.days });
  const day = dayOfYear(fresh.month, fresh.day, language);
  if (fresh.yearsAfter === 0) return words('walkup:precheck.demand.until.same', { day });
  if (fresh.yearsAfter === 1) return words('walkup:precheck.demand.until.next', { day });
  return words('walkup:precheck.demand.until.later', { day, years: fresh.yearsAfter });
}

function expiry({ asksExpiry, grace }: DocumentType, words: Words): string | null {
  if (!asksExpiry) return null;
  if (grace === null) return words('walkup:precheck.demand.current');
  return 'days' in grace
    ? words('walkup:precheck.demand.grace.days', { count: grace.days })
    : words('walkup:precheck.demand.grace.years', { count: grace.years });
}

function form({ forms }: DocumentType, words: Words): string {
  if (forms.includes('copy')) return words('walkup:precheck.demand.copy');
  if (forms.includes('phone')) return words('walkup:precheck.demand.phone');
  return words(
    forms.includes('certified-copy') ? 'walkup:precheck.demand.certified' : 'walkup:precheck.demand.original',
  );
}

/** What must hold of a document for it to count, in small words, as the person can see it on the paper itself. */
export function demandsOf(type: DocumentType, words: Words, language: LanguageTag): string[] {
  return [
    freshness(type, words, language),
    expiry(type, words),
    form(type, words),
    ...type.conditions.map(({ name }) => inLanguage(name, language)),
  ].filter((demand) => demand !== null);
}

/** An age class in words; both of its ends belong to it. */
export function ageInWords({ from, to }: AgeBand, words: Words): string {
  if (to === null)
    return from === 0 ? words('walkup:precheck.age.any') : words('walkup:precheck.age.over', { count: from });
  if (from === 0) return words('walkup:precheck.age.upTo', { count: to });
  if (from === to) return words('walkup:precheck.age.one', { count: from });
  return words('walkup:precheck.age.between', { from, to });
}
