import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PrinterView } from '../contract/views.ts';
import { ask, list, SpoolerUnreachable } from './ipp.ts';
import {
  type CardPrinter,
  type JobState,
  PrinterError,
  type PrintJob,
  type SlipPrinter,
  type SpoolLook,
} from './printer.ts';
import { runTool, TOOL_LIMIT_MS, type ToolResult } from './run-tool.ts';
import { filesOf, NOT_IN_RAM, type SpoolOptions, spoolInRam } from './spool.ts';
import { ended, refusal, ribbonOf, stateOf } from './told.ts';
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
/** How often a job is looked for that may have been taken: a scheduler that hung takes what waited in its socket late. */
const LOOKS = 3;

export interface CupsOptions<Prints extends 'cards' | 'slips'> extends SpoolOptions {
  queue: string;
  prints: Prints;
  /** The scheduler's UNIX socket. */
  socket: string;
  /** Whether nothing is printed while the spool is not in memory, or cannot be told to be (P1, rule 6). */
  strictSpool: boolean;
  /** How often a job is asked for, in milliseconds. */
  pollMs?: number;
  /** How long `lp` may take, in milliseconds. */
  lpLimitMs?: number;
}

type PrinterOf<Prints> = Prints extends 'cards' ? CardPrinter : SlipPrinter;

/**
 * A printer behind CUPS, driven by its own tools over its UNIX socket (no network, no shell, no file of ours). A
 * finished job is gone at once where history is off, so its end is read from a subscription made before the job.
 */
export function cupsPrinter<const Prints extends 'cards' | 'slips'>(options: CupsOptions<Prints>): PrinterOf<Prints> {
  const { queue, socket, pollMs = POLL_MS } = options;
  if (!/^[!-.0-~]{1,127}$/.test(queue) || queue.startsWith('-')) throw new PrinterError(`${queue} cannot be a queue`);
  const at = { socket, queue };
  /** Titles that this process gave, with the job's number: null until the spooler has told it. */
  const titles = new Map<string, number | null>();
  /** Jobs this process had cancelled: one that never began to print leaves without an event. */
  const stopped = new Set<number>();
  let looked: SpoolLook = 'none';

  async function status(): Promise<PrinterView> {
    const view = (state: PrinterView['state'], reasons: string[], ribbon: number | null = null): PrinterView => {
      return { kind: 'cups', state, reasons, cards: null, ribbon };
    };
    try {
      const { status: told, groups } = await ask(at, 'printer');
      if (told === 'client-error-not-found') return view('unknown', ['no-such-queue']);
      const printer = groups[0];
      if (!told.startsWith('successful') || !printer) return view('unknown', [told]);
      const [state, reasons] = stateOf(printer);
      if (spoolInRam(options)) return view(state, reasons, ribbonOf(printer));
      const refused = options.strictSpool && (state === 'ready' || state === 'printing');
      return view(refused ? 'needs-attention' : state, [NOT_IN_RAM, ...reasons], ribbonOf(printer));
    } catch (problem) {
      if (problem instanceof SpoolerUnreachable) return view('unknown', ['spooler-unreachable']);
      throw problem;
    }
  }

  async function print(pdf: Uint8Array): Promise<PrintJob> {
    refuseUnlessPdf(pdf);
    // Asked again, and not only in status(): a mount can be gone since.
    if (options.strictSpool && !spoolInRam(options)) throw new PrinterError('the spool is on a disk', [NOT_IN_RAM]);
    // Before the job: one that ends between the two calls would otherwise have ended unheard.
    const subscription = await subscribe();
    const title = TITLE + randomBytes(16).toString('hex');
    const media = options.prints === 'cards' ? ['-o', 'sides=two-sided-long-edge', '-o', 'print-scaling=none'] : [];
    titles.set(title, null);
    try {
      const limitMs = options.lpLimitMs ?? TOOL_LIMIT_MS;
      const ran = await runTool('lp', ['-d', queue, '-t', title, ...media, '-'], { socket, input: pdf, limitMs });
      const told = ran.code === 0 ? /-(\d+) \(\d+ file/.exec(ran.out)?.[1] : undefined;
      const job = told === undefined ? await rescue(title, subscription, ran) : Number(told);
      titles.set(title, job);
      return { id: String(job), ended: follow(job, subscription).finally(() => unsubscribe(subscription)) };
    } catch (problem) {
      // Known by its title alone from now on, as one of an earlier run: the next purge ends it if it is there.
      titles.delete(title);
      // A scheduler that does not answer is not asked once more while a clerk waits: the lease ends the subscription.
      if (!(problem instanceof PrinterError && problem.fateUnknown)) await unsubscribe(subscription);
      throw problem;
    }
  }

  /**
   * The job that `lp` did not tell of: it may have been taken although the tool was ended, or its connection broke.
   * @throws PrinterError when there is none, or none that will print; with `fateUnknown` when nobody can say.
   */
  async function rescue(title: string, subscription: number, ran: ToolResult): Promise<number> {
    const refused = new PrinterError('the spooler did not take the job', [refusal(ran.error)]);
    if (ran.code === 127) throw refused;
    try {
      // A tool that ended by itself was answered, and what it did is done; one that was ended may be heard of yet.
      for (let look = ran.code === null ? LOOKS : 1; look > 0; look--) {
        const found = await jobTitled(title, subscription);
        if (found?.whole) return found.job;
        if (found) {
          // Without its document it prints nothing, but waits for it in the queue for a quarter of an hour.
          await stop(found.job);
          if (await left(found.job, CANCEL_MS)) throw refused;
          throw new PrinterError('the spooler still has the job', ['unknown'], true);
        }
        if (look > 1) await pause(pollMs);
      }
    } catch (problem) {
      if (!(problem instanceof SpoolerUnreachable)) throw problem;
      throw new PrinterError(problem.message, ['unknown'], true);
    }
    throw refused;
  }

  /** A job by its random title: in the queue, or among the ends told since, where the queue keeps no history. */
  async function jobTitled(title: string, subscription: number): Promise<{ job: number; whole: boolean } | null> {
    const waiting = (await ask(at, 'jobs')).groups.find((job) => job['job-name'] === title);
    if (waiting) {
      const whole = !list(waiting['job-state-reasons']).includes('job-incoming');
      return { job: Number(waiting['job-id']), whole };
    }
    const { groups } = await ask(at, 'notifications', { subscription, sequence: 1 });
    const over = groups.find((event) => event['job-name'] === title);
    return over ? { job: Number(over['notify-job-id']), whole: true } : null;
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

  /** Those of these jobs the spooler still knows, and what an earlier run titled; nothing in `keep`. */
  async function remembered(mine: ReadonlySet<number>, keep: ReadonlySet<string>): Promise<number[]> {
    const { groups } = await ask(at, 'jobs');
    return groups
      .filter((job) => {
        const title = String(job['job-name'] ?? '');
        if (keep.has(String(job['job-id']))) return false;
        return mine.has(Number(job['job-id'])) || (title.startsWith(TITLE) && !titles.has(title));
      })
      .map((job) => Number(job['job-id']));
  }

  async function forget(keep: ReadonlySet<string>): Promise<string[]> {
    looked = 'none';
    // What is handed over while this runs is somebody else's, and cannot be in `keep` yet.
    const mine = [...titles].filter(([, job]) => job !== null && !keep.has(String(job))) as [string, number][];
    const jobs = new Set(mine.map(([, job]) => job));
    try {
      for (const job of await remembered(jobs, keep)) {
        jobs.add(job);
        if (!(await left(job, SETTLE_MS))) await stop(job);
        if (!(await left(job, CANCEL_MS))) continue;
        // A scheduler that keeps history refuses to cancel a finished job (`cancel -x` too), but purges it by its id.
        await ask(at, 'purge', { job });
      }
      const still = await remembered(jobs, keep);
      const files = filesOf(options, jobs);
      looked = files === null ? 'queue-only' : 'folder';
      if (still.length === 0 && !files?.length) for (const [title] of mine) titles.delete(title);
      return [...(still.length > 0 ? [`cups-job:${still.length}`] : []), ...(files ?? [])];
    } catch (problem) {
      if (!(problem instanceof SpoolerUnreachable)) throw problem;
      // What cannot be asked cannot be said to be empty (P3).
      return ['cups-unreachable'];
    }
  }

  const checkedSpool = () => looked;
  const printer = { kind: 'cups' as const, prints: options.prints, status, print, cancel, forget, checkedSpool };
  return printer as unknown as PrinterOf<Prints>;
}
