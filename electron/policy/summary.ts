import type { IsoDate } from '../contract/answers.ts';
import { type AgeBand, ATTRIBUTES, type DocumentType, type ProgramSummary, type RulesView } from '../contract/views.ts';
import type { Ages } from './cited.ts';
import type { DocumentRule, DocumentUse } from './document-rule.ts';
import type { Need } from './evidence-rule.ts';
import { fieldUse } from './fields.ts';
import { gapPlaces } from './gaps.ts';
import { BUILT_FIELDS, type Program, PURGED_CLASSES } from './program.ts';

/** What the windows may know of the programme. */
export function summarize(program: Program): ProgramSummary {
  const atEveryAge = program.card.fields.filter(({ use, requiredFor }) => use === 'optional' && !requiredFor);
  return {
    id: program.id,
    city: program.city,
    cardName: program.cardName,
    languages: program.languages,
    questions: program.questions,
    optional: program.questions.filter((question) => atEveryAge.some(({ field }) => field === question)),
    addressModes: program.address.modes,
    genderOptions: program.genderOptions,
    minimumAge: program.minimumAge.years,
    documents: program.documents.handling,
    heldPurpose: program.documents.handling === 'held-until-issued' ? program.documents.purpose : null,
    portraitWaivable: fieldUse(program, 'portrait', null) !== 'required',
    stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
    appeal: program.appeal.text,
  };
}

/** Every document type as clerks and applicants see it: the ways in which it counts are folded into the most it may do. */
export function documentTypes(program: Program): DocumentType[] {
  return program.documentTypes.map((rule) => documentType(program, rule));
}

function documentType(program: Program, rule: DocumentRule): DocumentType {
  const { id, name, kind, words, common, shownBy, forms, conditions, reads, counts } = rule;
  const freshness = counts.map((use) => use.freshness).filter((one) => one !== null);
  const asksExpiry = counts.some(({ expiry }) => expiry !== null);
  const categories = program.categories.filter((category) => counts.some((use) => use.as === category.id));
  return {
    id,
    name,
    kind,
    words,
    common,
    proves: ATTRIBUTES.filter((attribute) => counts.some(({ proves }) => proves.includes(attribute))),
    identity: Math.max(...counts.map(({ identity }) => identity)),
    residency: Math.max(...counts.map(({ residency }) => residency)),
    categories: categories.map((category) => category.name),
    shownBy,
    forms,
    conditions,
    asksDate: freshness[0]?.basis ?? null,
    fresh: mostLenientAge(freshness),
    asksExpiry,
    grace: mostLenientGrace(counts),
    mayBeUndated: asksExpiry && counts.some(({ expiry }) => expiry === null || expiry.undated === 'counts'),
    mayBeUnverifiable: program.documents.mayRefuseUnverifiable,
    reads,
  };
}

type Freshness = NonNullable<DocumentUse['freshness']>;

/** The longest that any way allows; a day of a later year outlasts a count of days only where there is no such count. */
function mostLenientAge(all: readonly Freshness[]): DocumentType['fresh'] {
  const days = all.map((one) => one.days).filter((one) => one !== undefined);
  if (days.length > 0) return { days: Math.max(...days) };
  const until = all
    .map((one) => one.until)
    .filter((one) => one !== undefined)
    .sort((a, b) => b.yearsAfter - a.yearsAfter || b.month - a.month || b.day - a.day);
  return until[0] ?? null;
}

function mostLenientGrace(counts: readonly DocumentUse[]): DocumentType['grace'] {
  let longest = 0;
  let grace: DocumentType['grace'] = null;
  for (const { expiry } of counts) {
    const days = (expiry?.graceDays ?? 0) + 365.25 * (expiry?.graceYears ?? 0);
    if (expiry === null || days <= longest) continue;
    longest = days;
    if (expiry.graceYears !== undefined) grace = { years: expiry.graceYears };
    else if (expiry.graceDays !== undefined) grace = { days: expiry.graceDays };
  }
  return grace;
}

/**
 * The age classes that the rules of evidence tell apart, from the minimum age on: what to bring differs between two of
 * them and never inside one. Fees and validity are left out, so that nobody is asked an age that changes nothing.
 */
export function ageBands(program: Program): AgeBand[] {
  const minimum = program.minimumAge.years;
  const begins = new Set([minimum]);
  const tell = (ages: Ages | undefined): void => {
    for (const age of [ages?.from, ages?.to === undefined ? undefined : ages.to + 1]) {
      if (age !== undefined && age > minimum && age <= 150) begins.add(age);
    }
  };
  const tellNeeds = (needs: readonly Need[]): void => {
    for (const need of needs) for (const when of [need.when, ...need.waivedWhen]) tell(when?.ages);
  };
  tellNeeds(program.evidence);
  for (const flow of program.caretakers) {
    tell(flow.ages);
    tellNeeds(flow.evidence);
  }
  for (const { ages } of [...program.documentTypes, ...program.attestations]) tell(ages);
  const sorted = [...begins].sort((a, b) => a - b);
  return sorted.map((from, index) => {
    const next = sorted[index + 1];
    return { from, to: next === undefined ? null : next - 1 };
  });
}

/** The state of the rules themselves, for administrators: sources, open questions, authorities, review. */
export function rulesView(program: Program, today: IsoDate): RulesView {
  const where = gapPlaces(program);
  return {
    id: program.id,
    status: program.status,
    reviewBy: program.reviewBy,
    reviewOverdue: program.reviewBy < today,
    sources: Object.entries(program.sources).map(([id, { title, published, read }]) => ({
      id,
      title,
      published,
      read,
    })),
    gaps: program.gaps.map(({ id, about, signedOff }) => ({ id, about, signedOff, where: where.get(id) ?? [] })),
    disposal: PURGED_CLASSES.map((purged) => ({ purged, authority: program.disposal[purged] ?? null })),
    trainingOnly: trainingOnly(program, today),
  };
}

/**
 * Why the programme may run in training only; empty: it may run at the counter. `what` names the gap, the review day,
 * the class of data or the field. A missing authority over what is purged stops a programme that holds documents: until
 * the city names one, outside training documents are `sighted` only. A file past its review date runs on that day still.
 */
export function trainingOnly(program: Program, today: IsoDate): RulesView['trainingOnly'] {
  const reasons: RulesView['trainingOnly'] = [];
  if (program.status === 'sketch') reasons.push({ reason: 'sketch', what: program.id });
  for (const gap of program.gaps) if (gap.signedOff === null) reasons.push({ reason: 'gap', what: gap.id });
  if (program.reviewBy < today) reasons.push({ reason: 'review', what: program.reviewBy });
  if (program.documents.handling !== 'sighted') {
    for (const purged of PURGED_CLASSES) {
      if (!program.disposal[purged]) reasons.push({ reason: 'disposal', what: purged });
    }
  }
  for (const { field, use, requiredFor } of program.card.fields) {
    if ((use === 'required' || requiredFor !== undefined) && !BUILT_FIELDS.includes(field))
      reasons.push({ reason: 'field-not-built', what: field });
  }
  return reasons;
}
