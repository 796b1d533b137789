import { expect, test } from 'vitest';
import type { EvidenceView, JudgedDocument, NeedView } from '../../electron/contract/views.ts';
import { likelyReasons } from './refuse.ts';

const need = (id: string, state: NeedView['state']): NeedView => ({
  id,
  name: { en: id },
  state,
  by: [],
  attestation: null,
  lacking: null,
  points: null,
});
const evidence = (needs: NeedView[], documents: JudgedDocument[] = []): EvidenceView => ({
  outcome: 'lacking',
  needs,
  documents,
  caretaker: null,
  attestations: [],
  gaps: [],
  fixes: [],
  address: 'any',
});
const reasons = [
  'no-photo-document',
  'no-residency-document',
  'document-expired',
  'document-not-accepted',
  'other',
].map((id) => ({ id, name: { en: id } }));

test('what lacks gives the reason that is named after it', () => {
  expect(likelyReasons(evidence([need('photo', 'met'), need('residency', 'lacking')]), reasons)).toEqual([
    'no-residency-document',
  ]);
});

test('a document that was refused gives its own', () => {
  const expired: JudgedDocument = {
    id: 'd1',
    state: 'refused',
    problem: { code: 'document.expired' },
    gaps: [],
    as: null,
    identity: 0,
    residency: 0,
    proves: [],
  };
  expect(likelyReasons(evidence([need('photo', 'met')], [expired]), reasons)).toEqual([
    'document-expired',
    'document-not-accepted',
  ]);
});

test('complete evidence gives none: the clerk says why', () => {
  expect(likelyReasons(evidence([need('photo', 'met'), need('residency', 'waived')]), reasons)).toEqual([]);
});
