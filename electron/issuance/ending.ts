import type { ApplicationEnd, OpenPurge, Store } from '../../db/store.ts';
import { done, type Result, type WindowKind } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { EndCause, PurgeCertificate } from '../contract/views.ts';
import { summarize } from '../policy/summary.ts';
import { certify } from '../purge/certificate.ts';
import { type PurgeHands, runPurge } from '../purge/purge.ts';
import { type Core, newId, type UnverifiedPurge } from './core.ts';
import { otherJobs } from './jobs.ts';
import type { Entry } from './machine.ts';
import { replaceWindow, seenOn } from './seen.ts';

/** How an application ends; the same for every cause (P2). */
export interface Ending {
  applicationId: string;
  end: ApplicationEnd;
  cause: EndCause;
  entries: Entry[];
  staffId: string | null;
  cardNumber?: string;
  counters?: string[];
  /** Work of the same transaction, such as taking a card out of the stock. */
  also?: () => void;
  /** Takes the person out of main's memory, once the transaction stands and before any renderer is drawn anew. */
  drop?: () => void;
}

/** Whether anybody may begin at this station; not while a purge could not be verified (P3). */
export function mayBegin(core: Core): Result<null> {
  const open = core.floor.unverified[0];
  return open ? fail('station.purgeOpen', { values: { step: open.step } }) : done;
}

/**
 * Ends an application that is in the store: one transaction, then the purge. Answers the certificate when the purge was
 * verified, else null: the purge stays open and the station takes nobody. Throws, with nothing changed, when the
 * transaction cannot be written.
 */
export async function endApplication(core: Core, ending: Ending): Promise<PurgeCertificate | null> {
  const { store } = core.parts;
  const voidNumbers = store.attempts
    .of(ending.applicationId)
    .filter((attempt) => attempt.state === 'failed' || attempt.state === 'spoiled').length;
  const others = othersUnder(core, ending.applicationId);
  const open = store.transaction(() => {
    const begun = store.end({
      applicationId: ending.applicationId,
      end: ending.end,
      cause: ending.cause,
      ...(ending.cardNumber === undefined ? {} : { cardNumber: ending.cardNumber }),
      entries: ending.entries.map((entry) => ({ ...entry, staffId: ending.staffId })),
      counters: (ending.counters ?? []).map((name) => ({ day: core.today(), name })),
    });
    if (begun) ending.also?.();
    return begun;
  });
  ending.drop?.();
  core.floor.languages.delete(ending.applicationId);
  if (!open) return null;
  return purge(core, { open, draft: false, voidNumbers, ...(others && { others }) });
}

/** The waiting number of an application, where anybody else under it waits. */
function othersUnder(core: Core, applicationId: string): string | null {
  const rows = core.parts.store.casework.all();
  const number = rows.find(({ id }) => id === applicationId)?.waitingNumber;
  const left = rows.some((row) => row.id !== applicationId && row.waitingNumber === number && row.state === 'waiting');
  return number && left ? number : null;
}

/** Ends a draft: it was never written, so there is no row to delete, but every other step is the same. */
export async function endDraft(
  core: Core,
  draftId: string,
  end: ApplicationEnd,
  cause: EndCause,
  entries: Entry[],
): Promise<PurgeCertificate | null> {
  const { store } = core.parts;
  store.transaction(() => {
    for (const entry of entries) store.ledger.append(entry);
    store.counters.add(core.today(), end);
  });
  return purge(core, { open: draftPurge(core, draftId, end, cause, 1), draft: true, voidNumbers: 0 });
}

/** The purge of what was only ever in memory. */
export function draftPurge(
  core: Core,
  applicationId: string,
  end: ApplicationEnd,
  cause: EndCause,
  objects: number,
): OpenPurge {
  return { id: newId(core.parts), applicationId, end, cause, objects, images: 0, failedStep: null, detail: null };
}

/** Runs or resumes a purge and says on every counter how it went. */
export async function purge(
  core: Core,
  job: Pick<UnverifiedPurge, 'open' | 'draft' | 'voidNumbers' | 'others'>,
): Promise<PurgeCertificate | null> {
  const { parts, floor } = core;
  const { open, draft, voidNumbers } = job;
  const { applicationId } = open;
  const shownOn = seenOn(core, applicationId);
  for (const kind of shownOn) parts.windows.serve(kind, new Map());
  core.refresh();
  const outcome = await runPurge(open, {
    store: draft ? withoutPurgeRow(parts.store) : parts.store,
    keyRing: parts.keyRing,
    sweepPaths: parts.sweepPaths,
    emptySpool: async () => ({
      left: [
        ...(await parts.cardPrinter.forget(otherJobs(core, applicationId))),
        ...(await parts.slipPrinter.forget(new Set())),
      ],
      // The weaker look of the two is the one to tell of.
      looked:
        [parts.cardPrinter, parts.slipPrinter]
          .map((printer) => printer.checkedSpool())
          .sort()
          .at(-1) ?? 'none',
    }),
    replaceRenderers: async () => {
      const alive: WindowKind[] = [];
      for (const kind of shownOn) if (!(await replaceWindow(core, kind))) alive.push(kind);
      return alive;
    },
  });
  floor.slipTray = null;
  floor.unverified = floor.unverified.filter((one) => one.open.id !== open.id);
  if (!outcome.verified) {
    const { step, problem } = outcome.failed;
    floor.unverified = [...floor.unverified, { ...job, step, detail: problem ?? '' }];
    parts.store.ledger.append({ code: 'purge.stepFailed', fields: { step } });
    core.refresh();
    return null;
  }
  floor.seen.delete(applicationId);
  const certificate = certify(
    outcome,
    {
      name: parts.station,
      key: parts.key,
      // The register's row of an issued card is all that the programme's retention keeps (P4).
      stays: open.end === 'issued' ? summarize(parts.program).stays : [],
      voidNumbers,
    },
    core.today(),
  );
  floor.lastEnd = {
    end: open.end,
    cause: certificate.cause,
    checksPassed: outcome.checks.length,
    checks: certificate.checks.length,
    ...(job.others && { others: job.others }),
  };
  core.refresh();
  return certificate;
}

/** Tries every purge that is not verified again, each from its first step; nobody may begin until all of them are. */
export async function mendPurge(core: Core): Promise<Result<null>> {
  for (const job of [...core.floor.unverified]) await purge(core, job);
  return mayBegin(core);
}

/** A draft's purge has no row: its failures are remembered in memory, and a restart of the app ends it for good. */
function withoutPurgeRow(store: Store): PurgeHands['store'] {
  return {
    casework: store.casework,
    purges: { open: () => [], failed: () => undefined, close: (_id, entry) => store.ledger.append(entry) },
    truncateLog: () => store.truncateLog(),
    logBytes: () => store.logBytes(),
  };
}
