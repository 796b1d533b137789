import type { EvidenceCase, ShownDocument } from './case.ts';
import { Program } from './program.ts';

type Raw = Record<string, unknown>;

/** The day on which the samples' cases are judged. */
export const TODAY = '2026-11-23';

const cited = { source: 'law', on: '2026-11-01' };
const text = (words: string) => ({ en: words });

/** A document type: what `counts` says it may count as, and whatever else a test needs to be different. */
export const type = (id: string, counts: Raw[], more: Raw = {}): Raw => ({
  id,
  ...cited,
  name: text(id),
  kind: 'other',
  forms: ['original'],
  counts,
  ...more,
});

/** A need; its rule is one of `evidence-rule.ts`. */
export const need = (id: string, rule: Raw, more: Raw = {}): Raw => ({
  id,
  ...cited,
  name: text(id),
  lacking: text(`Show ${id}`),
  rule,
  ...more,
});

export const proof = (attribute: string): Raw => ({ kind: 'proof', proves: attribute });

export const attestation = (id: string, meets: string[], more: Raw = {}): Raw => ({
  id,
  ...cited,
  name: text(id),
  statement: text(`I say ${id}`),
  by: 'applicant',
  meets,
  ...more,
});

export const flow = (ages: Raw, required: boolean, evidence: Raw[], more: Raw = {}): Raw => ({
  id: 'minors',
  ...cited,
  name: text('Parent or guardian'),
  ages,
  required,
  relations: [{ id: 'parent', name: text('Parent') }],
  evidence,
  ...more,
});

/** A programme of an invented town with these types and needs: everything else is there, small, and in nobody's way. */
export function sample(documentTypes: Raw[], evidence: Raw[], more: Raw = {}): Program {
  return Program.parse({
    id: 'sample',
    city: 'Sampleton',
    cardName: text('Sample Card'),
    design: 'plain',
    sources: { law: { title: 'The law of Sampleton', published: null, read: '2026-11-01' } },
    reviewBy: '2027-11-01',
    gaps: [
      { id: 'g1', about: text('The law is silent (one)'), signedOff: null },
      { id: 'g2', about: text('The law is silent (two)'), signedOff: { by: 'The clerk of council', on: '2026-11-01' } },
    ],
    languages: ['en'],
    questions: ['name', 'birth'],
    card: {
      fields: [
        { field: 'name', ...cited, use: 'required' },
        { field: 'birth', ...cited, use: 'required' },
      ],
      number: { kind: 'random', ...cited, alphabet: 'crockford', length: 10, check: true },
    },
    genderOptions: [],
    address: { ...cited, modes: ['given', 'none'] },
    minimumAge: { ...cited, years: 0 },
    validity: [{ ...cited, fromAge: 0, years: 5 }],
    documents: { ...cited, handling: 'sighted', mayRefuseUnverifiable: true },
    categories: ['primary', 'secondary'].map((id) => ({ id, name: text(id) })),
    documentTypes,
    evidence,
    fee: {
      kinds: [{ id: 'first', ...cited, name: text('First'), rows: [{ fromAge: 0, cents: 0 }], firstFree: null }],
      waivers: [],
    },
    refusalReasons: [{ id: 'evidence', name: text('Evidence') }],
    appeal: { ...cited, text: text('Ask the council') },
    retention: { ...cited, keeps: 'none' },
    disposal: {
      application: null,
      evidence: null,
      portrait: null,
      'document-images': null,
      'print-job': null,
    },
    waits: { draftIdleSeconds: 60, draftWarningSeconds: 20, slipSeconds: 60, certificateSeconds: 30 },
    ...more,
  });
}

/** A document in good order, but for what a test says. */
export const shown = (id: string, ofType: string, more: Partial<ShownDocument> = {}): ShownDocument => ({
  id,
  type: ofType,
  form: 'original',
  issuedOn: TODAY,
  expiresOn: TODAY,
  conditions: [],
  verified: true,
  decision: null,
  decidedGaps: [],
  ...more,
});

/** A case of somebody who showed these; a text is a document of that type, in good order, with the same id. */
export const caseOf = (documents: (string | ShownDocument)[], more: Partial<EvidenceCase> = {}): EvidenceCase => ({
  birth: '1990-01-01',
  documents: documents.map((one) => (typeof one === 'string' ? shown(one, one) : one)),
  caretaker: null,
  attestations: [],
  decided: [],
  ...more,
});
