import type { ApplicationEnd, OpenPurge, Store } from '../../db/store.ts';
import { done, type Result, type WindowKind } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { EndCause, PurgeCertificate } from '../contract/views.ts';
import { certify } from '../purge/certificate.ts';
import { type PurgeHands, runPurge } from '../purge/purge.ts';
import { type Core, newId } from './core.ts';
import type { Entry } from './machine.ts';

/** How an application ends; the same for every cause (P2). */
export interface Ending {
  applicationId: string;
  end: ApplicationEnd;
  cause: EndCause;
  entries: Entry[];
  staffId: string | null;
  cardNumber?: string;
  voided?: { cardNumber: string; state: 'failed' | 'spoiled'; reason: string }[];
  counters?: string[];
  /** Work of the same transaction, such as taking a card out of the stock. */
  also?: () => void;
  /** The windows whose renderers have shown this person. */
  shownOn: WindowKind[];
}

/** Whether anybody may begin at this station; not while a purge could not be verified (P3). */
export function mayBegin(core: Core): Result<null> {
  const open = core.floor.purgeOpen;
  return open ? fail('station.purgeOpen', { values: { step: open.step } }) : done;
}

/**
 * Ends an application that is in the store: one transaction, then the purge. The caller must have taken the person out
 * of `core.floor` first, so that a fresh renderer has nothing of them to draw. Answers the certificate when the purge
 * was verified, else null: the purge stays open and the station takes nobody.
 */
export async function endApplication(core: Core, ending: Ending): Promise<PurgeCertificate | null> {
  const { store } = core.parts;
  const open = store.transaction(() => {
    const purge = store.end({
      applicationId: ending.applicationId,
      end: ending.end,
      cause: ending.cause,
      ...(ending.cardNumber === undefined ? {} : { cardNumber: ending.cardNumber }),
      ...(ending.voided === undefined ? {} : { voided: ending.voided }),
      entries: ending.entries.map((entry) => ({ ...entry, staffId: ending.staffId })),
      counters: (ending.counters ?? []).map((name) => ({ day: core.today(), name })),
    });
    if (purge) ending.also?.();
    return purge;
  });
  core.floor.languages.delete(ending.applicationId);
  if (!open) return null;
  return purge(core, open, ending.shownOn, false);
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
  const open: OpenPurge = {
    id: newId(core.parts),
    applicationId: draftId,
    end,
    cause,
    objects: 1,
    images: 0,
    failedStep: null,
    detail: null,
  };
  return purge(core, open, ['walkup'], true);
}

/** Runs or resumes a purge and says on every counter how it went. */
export async function purge(
  core: Core,
  open: OpenPurge,
  shownOn: WindowKind[],
  draft: boolean,
): Promise<PurgeCertificate | null> {
  const { parts, floor } = core;
  for (const kind of shownOn) parts.windows.serve(kind, new Map());
  core.refresh();
  const outcome = await runPurge(open, {
    store: draft ? withoutPurgeRow(parts.store) : parts.store,
    keyRing: parts.keyRing,
    sweepPaths: parts.sweepPaths,
    emptySpool: async () => [...(await parts.cardPrinter.forget()), ...(await parts.slipPrinter.forget())],
    replaceRenderers: async () => {
      const alive: string[] = [];
      for (const kind of shownOn) {
        if (!parts.windows.open.includes(kind)) continue;
        if (!(await parts.windows.replace(kind)).gone) alive.push(kind);
      }
      return alive;
    },
  });
  floor.slipTray = null;
  if (!outcome.verified) {
    floor.purgeOpen = {
      step: outcome.failed.step,
      detail: outcome.failed.problem ?? '',
      retry: open,
      draft,
      shownOn,
    };
    parts.store.ledger.append({ code: 'purge.stepFailed', fields: { step: outcome.failed.step } });
    core.refresh();
    return null;
  }
  if (floor.purgeOpen?.retry.id === open.id) floor.purgeOpen = null;
  const certificate = certify(
    outcome,
    { name: parts.station, key: parts.key, stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'] },
    core.today(),
  );
  floor.lastEnd = {
    end: open.end,
    cause: certificate.cause,
    checksPassed: outcome.checks.length,
    checks: certificate.checks.length,
  };
  core.refresh();
  return certificate;
}

/** Tries the open purge again, from its first step. */
export async function mendPurge(core: Core): Promise<Result<null>> {
  const open = core.floor.purgeOpen;
  if (!open) return done;
  const certificate = await purge(core, open.retry, open.shownOn, open.draft);
  if (!certificate) return fail('station.purgeOpen', { values: { step: core.floor.purgeOpen?.step ?? open.step } });
  // More than one may have been open after a crash.
  const more = core.parts.store.purges.open()[0];
  return more
    ? (await purge(core, more, [], false))
      ? done
      : fail('station.purgeOpen', { values: { step: core.floor.purgeOpen?.step ?? '' } })
    : done;
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
