import type { counter } from '../contract/counter.ts';
import { done, type Handlers } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import { cleanJpeg } from '../portrait/jpeg.ts';
import { documentOf, documentsOf, evidenceOf, withDocuments } from './case-evidence.ts';
import { differs, differsOn } from './case-readings.ts';
import { keep } from './casefile.ts';
import type { Casefile, Core } from './core.ts';
import type { Turns } from './counter-turns.ts';
import { recordDocument } from './record-document.ts';

type EvidenceCalls =
  | 'addDocument'
  | 'removeDocument'
  | 'decideDocument'
  | 'decideGap'
  | 'caretaker'
  | 'attest'
  | 'holdImage';

/** The counter's calls about evidence: what was shown, and what the rules leave to the clerk. */
export function evidenceDesk(core: Core, { onOpenCase }: Turns): Pick<Handlers<typeof counter>, EvidenceCalls> {
  const { program, store } = core.parts;

  /** Takes documents off the record, with their images and what was read from them; answers how many readings went. */
  function remove(file: Casefile, ids: ReadonlySet<string>): number {
    const { record } = file;
    for (const whose of ['applicant', 'caretaker'] as const)
      withDocuments(
        record,
        whose,
        documentsOf(record)
          .filter((one) => one.whose === whose && !ids.has(one.document.id))
          .map(({ document }) => document),
      );
    for (const id of ids) {
      store.casework.deleteImages(file.id, 'document', id);
      file.documentImages.delete(id);
    }
    const before = record.readings.length;
    record.readings = record.readings.filter(({ documentId }) => documentId === null || !ids.has(documentId));
    return before - record.readings.length;
  }
  /** A reading that goes is never silent: it may have differed. */
  const dropped = (readings: number, staffId: string) =>
    Array.from({ length: readings }, () => ({ code: 'reading.dropped', staffId }));

  return {
    addDocument: (shown, caller) => onOpenCase(caller, (file, staffId) => recordDocument(core, file, shown, staffId)),
    removeDocument: ({ id }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        if (!documentOf(file.record, id)) return fail('document.notFound');
        // A date may have been mistyped. What was read and differs stays, and is asked for when the document is recorded anew.
        const { record } = file;
        record.readings = record.readings.map((reading) =>
          reading.documentId === id && differs(core, record, reading)
            ? { ...reading, documentId: null, decidedBy: { ...reading.decidedBy, expires: null } }
            : reading,
        );
        const readings = remove(file, new Set([id]));
        keep(core, file, dropped(readings, staffId));
        return done;
      }),
    decideDocument: ({ id, decision }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const found = documentOf(file.record, id);
        if (!found) return fail('document.notFound');
        const open = evidenceOf(core, file.record).documents.find((judged) => judged.id === id)?.gaps ?? [];
        // The rules leave nothing open about it: a clerk decides gaps, not documents.
        if (open.length === 0 && found.document.decision === null) return fail('application.wrongState');
        // Only what was put before the clerk is decided, with what they decided of the same document before.
        const seen = [...found.document.decidedGaps, ...open.map((gap) => gap.id)];
        const decidedGaps = decision === null ? [] : [...new Set(seen)];
        const before = documentsOf(file.record).filter(({ whose }) => whose === found.whose);
        withDocuments(
          file.record,
          found.whose,
          before.map(({ document }) => (document.id === id ? { ...document, decision, decidedGaps } : document)),
        );
        keep(core, file, [{ code: 'evidence.gapDecided', staffId }]);
        return done;
      }),
    decideGap: ({ gap, accepted }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const { decided } = file.record;
        const known = decided.includes(gap) || evidenceOf(core, file.record).gaps.some(({ id }) => id === gap);
        if (!known) return fail('answer.notOffered', { field: 'gap' });
        file.record.decided = [...decided.filter((id) => id !== gap), ...(accepted ? [gap] : [])];
        keep(core, file, [{ code: 'evidence.gapDecided', staffId }]);
        return done;
      }),
    caretaker: ({ relation }, caller) =>
      onOpenCase(caller, (file, staffId) => {
        const { record } = file;
        if (relation === null) {
          const theirs = new Set((record.caretaker?.documents ?? []).map(({ id }) => id));
          if (differsOn(core, record, theirs)) return fail('reading.undecided');
          const readings = remove(file, theirs);
          record.caretaker = null;
          // What they stated goes with them.
          record.attestations = record.attestations.filter(
            (id) => program.attestations.find((rule) => rule.id === id)?.by !== 'caretaker',
          );
          keep(core, file, dropped(readings, staffId));
          return done;
        }
        const rules = evidenceOf(core, record).caretaker;
        if (!rules || rules.relations.length === 0) return fail('caretaker.notHere', { field: 'relation' });
        if (!rules.relations.some(({ id }) => id === relation)) return fail('answer.notOffered', { field: 'relation' });
        record.caretaker = { relation, documents: record.caretaker?.documents ?? [] };
        keep(core, file);
        return done;
      }),
    attest: ({ attestation, given }, caller) =>
      onOpenCase(caller, (file) => {
        const { record } = file;
        const before = record.attestations.filter((id) => id !== attestation);
        if (given) {
          const offered = evidenceOf(core, record).attestations.find(({ id }) => id === attestation);
          // Not at this age, or something must be shown first.
          if (!offered || offered.open) return fail('attestation.notHere', { field: 'attestation' });
        }
        record.attestations = given ? [...before, attestation] : before;
        keep(core, file);
        return done;
      }),
    holdImage: ({ id, jpeg }, caller) =>
      onOpenCase(caller, (file) => {
        if (program.documents.handling !== 'held-until-issued') return fail('document.holdNotAllowed');
        if (!documentOf(file.record, id)) return fail('document.notFound');
        const image = cleanJpeg(jpeg);
        jpeg.fill(0);
        if (!image.ok) return image;
        store.casework.putImage(file.id, 'document', id, image.jpeg);
        image.jpeg.fill(0);
        file.documentImages.set(id, (file.documentImages.get(id) ?? 0) + 1);
        core.refresh();
        return done;
      }),
  };
}
