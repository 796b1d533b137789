import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrinterView } from '../contract/views.ts';
import { ask, type IppGroup, list, SpoolerUnreachable } from './ipp.ts';
import { type CardPrinter, type JobState, PrinterError, type PrintJob, type SlipPrinter } from './printer.ts';
import { bareReason, meaningOf } from './reasons.ts';
import { runTool } from './run-tool.ts';
import { refuseUnlessPdf } from './training.ts';

/** How often a running job is asked for. A person stands there: half a second is felt as at once, and costs 30 ms. */
const POLL_MS = 500;
/** How long the scheduler may be unreachable while a job runs: a restart of it takes seconds, more is a loss of sight. */
const LOST_MS = 60_000;
/** How long a cancelled job may take to leave: the backend is told to stop, and is killed by CUPS after 30 s. */
const CANCEL_MS = 35_000;
/** How long the purge lets a job finish that is only being closed; after that it is cancelled. */
const SETTLE_MS = 5_000;
/** Lease of the subscription that tells a job's end, in seconds: a crash of ours leaves it to die within a day. */
const LEASE_S = 86_400;
/** Every title: this and random hex, so that jobs of ours are known again after a restart, and nothing else is. */
const TITLE = 'walkup-';
const SPOOL_FOLDER = '/var/spool/cups';

/** IPP job-state (RFC 8011, 5.3.7). */
const CANCELED = 7;
const ABORTED = 8;
const COMPLETED = 9;

export interface CupsOptions<Prints extends 'cards' | 'slips'> {
  queue: string;
  prints: Prints;
  /** The scheduler's UNIX socket. */
  socket: string;
  /** The scheduler's RequestRoot; looked into by the purge where this process may. */
  spoolFolder?: string;
  /** How often a job is asked for, in milliseconds. */
  pollMs?: number;
}

type PrinterOf<Prints> = Prints extends 'cards' ? CardPrinter : SlipPrinter;

/**
 * A printer behind CUPS, driven by its own tools over its UNIX socket (no network, no shell, no file of ours). A
 * finished job is gone at once where history is off, so its end is read from a subscription made before the job.
 */
export function cupsPrinter<const Prints extends 'cards' | 'slips'>(options: CupsOptions<Prints>): PrinterOf<Prints> {
  const { queue, socket, pollMs = POLL_MS, spoolFolder = SPOOL_FOLDER } = options;
  if (!/^[!-.0-~]{1,127}$/.test(queue) || queue.startsWith('-')) throw new PrinterError(`${queue} cannot be a queue`);
  const at = { socket, queue };
  const ours = new Set<number>();
  /** Jobs this process had cancelled: one that never began to print leaves without an event. */
  const stopped = new Set<number>();

  async function status(): Promise<PrinterView> {
    const view = (state: PrinterView['state'], reasons: string[], ribbon: number | null = null): PrinterView => {
      return { kind: 'cups', state, reasons, cards: null, ribbon };
    };
    try {
      const { status: told, groups } = await ask(at, 'printer');
      if (told === 'client-error-not-found') return view('unknown', ['no-such-queue']);
      const printer = groups[0];
      if (!told.startsWith('successful') || !printer) return view('unknown', [told]);
      return view(...stateOf(printer), ribbonOf(printer));
    } catch (problem) {
      if (problem instanceof SpoolerUnreachable) return view('unknown', ['spooler-unreachable']);
      throw problem;
    }
  }

  async function print(pdf: Uint8Array): Promise<PrintJob> {
    refuseUnlessPdf(pdf);
    // Before the job: one that ends between the two calls would otherwise have ended unheard.
    const subscription = await subscribe();
    const title = TITLE + randomBytes(16).toString('hex');
    const media = options.prints === 'cards' ? ['-o', 'sides=two-sided-long-edge', '-o', 'print-scaling=none'] : [];
    const ran = await runTool('lp', ['-d', queue, '-t', title, ...media, '-'], { socket, input: pdf });
    const id = ran.code === 0 ? /-(\d+) \(\d+ file/.exec(ran.out)?.[1] : undefined;
    if (id === undefined) {
      await unsubscribe(subscription);
      throw new PrinterError('the spooler did not take the job', [refusal(ran.error)]);
    }
    const job = Number(id);
    ours.add(job);
    return { id, ended: follow(job, subscription).finally(() => unsubscribe(subscription)) };
  }

  async function subscribe(): Promise<number> {
    let answer: Awaited<ReturnType<typeof ask>>;
    try {
      answer = await ask(at, 'subscribe', { lease: LEASE_S });
    } catch (problem) {
      if (problem instanceof SpoolerUnreachable) throw new PrinterError(problem.message, ['spooler-unreachable']);
      throw problem;
    }
    const id = answer.groups[0]?.['notify-subscription-id'];
    if (typeof id !== 'number') throw new PrinterError('the spooler tells no ends of jobs', [answer.status]);
    return id;
  }

  async function unsubscribe(subscription: number): Promise<void> {
    // Its lease ends it if this does not; a scheduler that has gone has no subscription either.
    await ask(at, 'unsubscribe', { subscription }).catch(() => {});
  }

  /** Resolves to the end of a job; never rejects. */
  async function follow(job: number, subscription: number): Promise<JobState> {
    let lostSince: number | null = null;
    for (;;) {
      try {
        const heard = await endHeard(job, subscription);
        if (heard) return heard;
        const state = await stateOfJob(job);
        // It may have ended between the two questions: what was heard counts, silence means that nobody knows.
        if (state === 'absent') return (await endHeard(job, subscription)) ?? vanished(job);
        if (state) return state;
        lostSince = null;
      } catch (problem) {
        if (!(problem instanceof SpoolerUnreachable)) return { at: 'gone' };
        lostSince ??= performance.now();
        if (performance.now() - lostSince > LOST_MS) return { at: 'gone' };
      }
      await pause(pollMs, undefined, { ref: false });
    }
  }

  const vanished = (job: number): JobState =>
    stopped.has(job) ? { at: 'failed', reasons: ['job-canceled-by-user'] } : { at: 'gone' };

  /** The job's end among the events so far, if it was told. */
  async function endHeard(job: number, subscription: number): Promise<JobState | null> {
    const { groups } = await ask(at, 'notifications', { subscription, sequence: 1 });
    const ends = groups.filter((event) => event['notify-job-id'] === job).map(ended);
    return ends.find((end) => end !== null) ?? null;
  }

  /** Where a job is: its end, null while it is under way, `absent` when the spooler does not know it. */
  async function stateOfJob(job: number): Promise<JobState | 'absent' | null> {
    const { status: told, groups } = await ask(at, 'job', { job });
    if (told === 'client-error-not-found') return 'absent';
    return groups[0] ? ended(groups[0]) : null;
  }

  /** True when the job has left within the time. */
  async function left(job: number, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    for (;;) {
      if ((await stateOfJob(job)) !== null) return true;
      if (performance.now() > until) return false;
      await pause(Math.min(pollMs, 100));
    }
  }

  /** Without `-x`: a job purged while it runs ends without an event, and would look as if nobody knew its end. */
  const stop = (job: number) => {
    stopped.add(job);
    return runTool('cancel', [`${queue}-${job}`], { socket });
  };

  async function cancel(jobId: string): Promise<void> {
    if (!/^\d{1,9}$/.test(jobId)) throw new PrinterError('not a job of this printer');
    const job = Number(jobId);
    try {
      await stop(job);
      if (await left(job, CANCEL_MS)) return;
    } catch (problem) {
      if (!(problem instanceof SpoolerUnreachable)) throw problem;
      throw new PrinterError(problem.message, ['spooler-unreachable']);
    }
    throw new PrinterError('the spooler still has the job', ['job-not-canceled']);
  }

  /** Jobs of ours that the spooler still knows: of this process, or titled by an earlier one. */
  async function remembered(): Promise<number[]> {
    const { groups } = await ask(at, 'jobs');
    return groups
      .filter((job) => ours.has(Number(job['job-id'])) || String(job['job-name'] ?? '').startsWith(TITLE))
      .map((job) => Number(job['job-id']));
  }

  async function forget(): Promise<string[]> {
    try {
      for (const job of await remembered()) {
        ours.add(job);
        if (!(await left(job, SETTLE_MS))) await stop(job);
        if (!(await left(job, CANCEL_MS))) continue;
        // A scheduler that keeps history refuses to cancel a finished job (`cancel -x` too), but purges it by its id.
        await ask(at, 'purge', { job });
      }
      const jobs = await remembered();
      const files = await spooled(spoolFolder, ours);
      if (jobs.length === 0 && files.length === 0) ours.clear();
      return [...(jobs.length > 0 ? [`cups-job:${jobs.length}`] : []), ...files];
    } catch (problem) {
      if (!(problem instanceof SpoolerUnreachable)) throw problem;
      // What cannot be asked cannot be said to be empty (P3).
      return ['cups-unreachable'];
    }
  }

  const printer = { kind: 'cups' as const, prints: options.prints, status, print, cancel, forget };
  return printer as unknown as PrinterOf<Prints>;
}

/** The end that a group of job attributes tells, or null where it is none. */
function ended(group: IppGroup): JobState | null {
  const reasons = [...list(group['job-state-reasons']), ...list(group['printer-state-reasons'])]
    .map((reason) => bareReason(String(reason)))
    .filter((reason) => reason !== 'none');
  switch (group['job-state']) {
    case COMPLETED:
      return { at: 'sent' };
    case CANCELED:
    case ABORTED:
      return { at: 'failed', reasons: [...new Set(reasons)] };
    default:
      return null;
  }
}

/** Printer-state (RFC 8011, 5.4.11) and its reasons as one word for the clerk; what is not known is not ready. */
function stateOf(printer: IppGroup): [PrinterView['state'], string[]] {
  const told = list(printer['printer-state-reasons']).map(String);
  const reasons = [...new Set(told.map(bareReason))].filter((reason) => reason !== 'none');
  const meanings = told.map(meaningOf);
  if (meanings.includes('offline')) return ['offline', reasons];
  if (printer['printer-is-accepting-jobs'] === false) return ['needs-attention', [...reasons, 'not-accepting-jobs']];
  if (meanings.includes('attention')) return ['needs-attention', reasons];
  switch (printer['printer-state']) {
    case 3:
      return ['ready', reasons];
    case 4:
      return ['printing', reasons];
    case 5:
      return ['needs-attention', [...reasons, 'stopped']];
    default:
      return ['unknown', reasons];
  }
}

/** Percent of the ribbon, where the driver tells (marker-levels; negative means that it does not know). */
function ribbonOf(printer: IppGroup): number | null {
  const types = list(printer['marker-types']).map(String);
  const ribbon = types.findIndex((type) => /ribbon/i.test(type));
  const level = list(printer['marker-levels'])[Math.max(0, ribbon)];
  return typeof level === 'number' && level >= 0 && level <= 100 ? level : null;
}

/** Files of these jobs in the spool folder, by kind. A folder we may not read is the scheduler's, not our finding. */
async function spooled(folder: string, jobs: ReadonlySet<number>): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const of = (kind: 'c' | 'd') =>
    names.filter((name) => name[0] === kind && jobs.has(Number(/^[cd](\d+)(?:-\d+)?$/.exec(name)?.[1] ?? Number.NaN)));
  const [control, documents] = [of('c').length, of('d').length];
  return [
    ...(control > 0 ? [`cups-control-file:${control}`] : []),
    ...(documents > 0 ? [`cups-document-file:${documents}`] : []),
  ];
}

/** lp's own words as a keyword: it says no more than these. */
function refusal(words: string): string {
  if (/not accepting/i.test(words)) return 'not-accepting-jobs';
  if (/does not exist|unknown destination|no such file/i.test(words)) return 'no-such-queue';
  if (/connect|scheduler/i.test(words)) return 'spooler-unreachable';
  return 'lp-failed';
}
