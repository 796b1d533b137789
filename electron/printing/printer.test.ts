import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cupsMissing, startCups, type TestCups } from '../../e2e/devices/cups.ts';
import { skipped } from '../../e2e/devices/lacking.ts';
import { printerMissing, type ScriptedPrinter, startPrinter } from '../../e2e/devices/printer.ts';
import { cupsPrinter } from './cups.ts';
import { cardPrinterAt, slipPrinterAt } from './pick.ts';
import { type Printer, PrinterError } from './printer.ts';
import { spoolInRam } from './spool.ts';
import { trainingCardPrinter, trainingSlipPrinter } from './training.ts';

const skip = skipped('printing against real CUPS', cupsMissing() ?? printerMissing());

/** No job is another person's. */
const nobody: ReadonlySet<string> = new Set();

/** Smallest thing a spooler takes for a PDF. The canary stands for a name: it must be nowhere afterwards. */
const CANARY = 'QUETZALCANARY';
const pdf = () => Buffer.from(`%PDF-1.4\n% ${CANARY}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);

/** `f_type` of statfs(2). */
const TMPFS = 0x01021994;
const EXT4 = 0xef53;

/** What every printer must do, whatever is behind it. */
function contract(printer: () => Printer): void {
  it('is ready', async () => {
    expect(await printer().status()).toMatchObject({ kind: printer().kind, state: 'ready', reasons: [] });
  });

  it('prints, and says sent when the spooler is done', async () => {
    const job = await printer().print(pdf());
    expect(await job.ended).toEqual({ at: 'sent' });
  });

  it('gives each job its own handle', async () => {
    const one = await printer().print(pdf());
    await one.ended;
    const two = await printer().print(pdf());
    await two.ended;
    expect(one.id).not.toBe(two.id);
  });

  it('refuses what is not a PDF', async () => {
    await expect(printer().print(Buffer.from('hello'))).rejects.toThrow(PrinterError);
    await expect(printer().print(new Uint8Array())).rejects.toThrow(PrinterError);
  });

  it('lets a finished job be cancelled without complaint', async () => {
    const job = await printer().print(pdf());
    await job.ended;
    await printer().cancel(job.id);
  });

  it('forgets: nothing is left, twice', async () => {
    await (await printer().print(pdf())).ended;
    expect(await printer().forget(nobody)).toEqual([]);
    expect(await printer().forget(nobody)).toEqual([]);
  });

  it('does not change or keep the bytes it was given', async () => {
    const bytes = pdf();
    await (await printer().print(bytes)).ended;
    expect(bytes).toEqual(pdf());
    bytes.fill(0);
    await printer().forget(nobody);
  });
}

describe.each([
  ['card', trainingCardPrinter],
  ['slip', trainingSlipPrinter],
])('training %s printer', (kind, make) => {
  const printer = make();
  contract(() => printer);

  it('prints what it says it prints', () => {
    expect(printer.prints).toBe(`${kind}s`);
  });

  it('keeps the last page only, and zeroes it when it is forgotten or replaced', async () => {
    await (await printer.print(pdf())).ended;
    const first = printer.lastPdf();
    expect(first && Buffer.from(first).equals(pdf())).toBe(true);
    await (await printer.print(pdf())).ended;
    expect(first?.every((byte) => byte === 0)).toBe(true);
    const second = printer.lastPdf();
    await printer.forget(nobody);
    expect(printer.lastPdf()).toBeNull();
    expect(second?.every((byte) => byte === 0)).toBe(true);
  });

  it('leaves the tray alone while what lies in it is another person’s', async () => {
    const job = await printer.print(pdf());
    expect(await printer.forget(new Set([job.id]))).toEqual([]);
    expect(await job.ended).toEqual({ at: 'sent' });
    expect(printer.lastPdf() && Buffer.from(printer.lastPdf() ?? []).equals(pdf())).toBe(true);
    expect(await printer.forget(new Set(['another job']))).toEqual([]);
    expect(printer.lastPdf()).toBeNull();
    expect(printer.checkedSpool()).toBe('none');
  });

  it('ends a job that is cancelled at once as failed, with nothing in the tray', async () => {
    const job = await printer.print(pdf());
    await printer.cancel(job.id);
    expect(await job.ended).toEqual({ at: 'failed', reasons: ['job-canceled-by-user'] });
    expect(printer.lastPdf()).toBeNull();
  });
});

describe('a printer by its name in the configuration', () => {
  it('is training, none, or a CUPS queue, and nothing else', async () => {
    expect(cardPrinterAt('training')).toMatchObject({ kind: 'training', prints: 'cards' });
    expect(slipPrinterAt('cups:receipts')).toMatchObject({ kind: 'cups', prints: 'slips' });
    expect(await cardPrinterAt('none').status()).toMatchObject({ kind: 'none', state: 'offline' });
    for (const wrong of ['', 'cups', 'cups:', 'cups:-o evil', 'cups:a b', 'lpt1']) {
      expect(() => cardPrinterAt(wrong)).toThrow(PrinterError);
      expect(() => slipPrinterAt(wrong)).toThrow(PrinterError);
    }
  });

  it('prints to a spool on a disk in training only', async () => {
    const refusal = async (printer: Printer): Promise<string[]> => {
      const problem = await printer.print(pdf()).catch((error: unknown) => error);
      return problem instanceof PrinterError ? problem.reasons : [];
    };
    // The machine's own spool: on a station that is set up it is in memory, and then both would go on.
    const refused = spoolInRam({}) ? [] : ['spool-not-in-ram'];
    for (const at of [cardPrinterAt, slipPrinterAt]) {
      expect(await refusal(at('cups:no-such-queue'))).toEqual(expect.arrayContaining(refused));
      expect(await refusal(at('cups:no-such-queue', { training: false }))).toEqual(expect.arrayContaining(refused));
      expect(await refusal(at('cups:no-such-queue', { training: true }))).not.toContain('spool-not-in-ram');
    }
  });
});

describe.skipIf(skip)('printer behind CUPS', { timeout: 30_000 }, () => {
  let cups: TestCups;
  let device: ScriptedPrinter;
  const make = (queue = 'cards', on = cups, more: { lpLimitMs?: number; spoolFolder?: string } = {}) =>
    cupsPrinter({
      queue,
      prints: 'cards',
      socket: on.socket,
      strictSpool: true,
      spoolFolder: on.spoolFolder,
      // What the machine of this test has is not what is tested here; the folder's kind is spool.test.ts's.
      typeOf: () => TMPFS,
      pollMs: 30,
      ...more,
    });

  beforeAll(async () => {
    [cups, device] = await Promise.all([startCups(), startPrinter()]);
    cups.addQueue('cards', device.uri);
  }, 60_000);
  afterEach(async () => {
    await device.behave('prints');
    await make().forget(nobody);
  });
  afterAll(async () => {
    await Promise.all([cups?.stop(), device?.stop()]);
  });

  contract(() => make());

  it('leaves neither document nor title in the spool, the logs or the caches', async () => {
    const printer = make();
    await (await printer.print(pdf())).ended;
    expect(await printer.forget(nobody)).toEqual([]);
    expect(await cups.spooled()).toEqual([]);
    expect(await cups.written()).not.toContain(CANARY);
  });

  it('says failed when the device fails, with its reason, and is not ready for the next card', async () => {
    cups.addQueue('failing', 'fails:/', 'abort-job');
    const printer = make('failing');
    const end = await (await printer.print(pdf())).ended;
    expect(end).toMatchObject({ at: 'failed' });
    expect(end.at === 'failed' && end.reasons).toContain('media-jam');
    expect(await printer.status()).toMatchObject({ state: 'needs-attention', reasons: ['media-jam'] });
    expect(await printer.forget(nobody)).toEqual([]);
  });

  it.each([
    ['runs-empty', 'media-empty'],
    ['jams', 'media-jam'],
  ] as const)('is not ready after its printer %s, whatever the spooler says of that job', async (behaviour, reason) => {
    const broken = await startPrinter(behaviour);
    try {
      cups.addQueue(behaviour, broken.uri);
      await broken.behave(behaviour);
      const printer = make(behaviour);
      // Usually failed; CUPS's ipp backend can miss the abort and say completed, which is why sent is not a card (P7).
      const end = await (await printer.print(pdf())).ended;
      expect(['failed', 'sent']).toContain(end.at);
      expect(await broken.received()).toBe(1);
      const { state, reasons } = await printer.status();
      expect(state).toBe('needs-attention');
      expect(reasons).toContain(reason);
      expect(await printer.forget(nobody)).toEqual([]);
    } finally {
      await broken.stop();
    }
  });

  it('says no more than sent of a device that swallows everything', async () => {
    cups.addQueue('swallowing', 'file:///dev/null');
    expect(await (await make('swallowing').print(pdf())).ended).toEqual({ at: 'sent' });
  });

  it('cancels a job that is printing, and proves it gone', async () => {
    const printer = make();
    await device.behave('holds');
    const job = await printer.print(pdf());
    await device.holding();
    await printer.cancel(job.id);
    expect(await job.ended).toMatchObject({ at: 'failed' });
    expect(await cups.spooled()).toEqual([]);
    await device.release();
  });

  it('says printing while it prints', async () => {
    const printer = make();
    await device.behave('holds');
    const job = await printer.print(pdf());
    await device.holding();
    expect(await printer.status()).toMatchObject({ state: 'printing' });
    await device.release();
    expect(await job.ended).toEqual({ at: 'sent' });
  });

  it('says gone, not sent, for a job that vanished without an event', async () => {
    cups.addQueue('vanishing', device.uri);
    cups.pause('vanishing');
    const printer = make('vanishing');
    const job = await printer.print(pdf());
    // Purged while it waits, by somebody with `cancel -x`: CUPS removes it and tells nobody.
    cups.purgeJob(job.id);
    expect(await job.ended).toEqual({ at: 'gone' });
  });

  it('is not ready while its queue is paused, refuses jobs, or does not exist', async () => {
    cups.addQueue('paused', device.uri);
    cups.pause('paused');
    const paused = await make('paused').status();
    expect(paused.state).toBe('needs-attention');
    expect(paused.reasons).toContain('paused');
    cups.addQueue('refusing', device.uri);
    cups.refuseJobs('refusing');
    expect((await make('refusing').status()).state).toBe('needs-attention');
    await expect(make('refusing').print(pdf())).rejects.toMatchObject({ reasons: ['not-accepting-jobs'] });
    expect(await make('nowhere').status()).toMatchObject({ state: 'unknown', reasons: ['no-such-queue'] });
    await expect(make('nowhere').print(pdf())).rejects.toThrow(PrinterError);
  });

  it('waits on a paused queue, and can be cancelled there', async () => {
    cups.addQueue('waiting', device.uri);
    cups.pause('waiting');
    const printer = make('waiting');
    const before = await device.received();
    const job = await printer.print(pdf());
    expect(await Promise.race([job.ended, tick(200)])).toBeUndefined();
    await printer.cancel(job.id);
    expect((await job.ended).at).toBe('failed');
    expect(await device.received()).toBe(before);
  });

  it('never says sent for a printer that is unplugged', async () => {
    const dead = await startPrinter('Dead');
    cups.addQueue('dead', dead.uri);
    await dead.unplug();
    const printer = make('dead');
    const job = await printer.print(pdf());
    expect(await Promise.race([job.ended, tick(1500)])).toBeUndefined();
    await printer.cancel(job.id);
    expect((await job.ended).at).toBe('failed');
    expect(await printer.forget(nobody)).toEqual([]);
    await dead.stop();
  });

  it('is unknown when the scheduler is not there, and cannot claim an empty spool', async () => {
    const lost = cupsPrinter({
      queue: 'cards',
      prints: 'slips',
      socket: '/nonexistent/cups.sock',
      strictSpool: false,
    });
    expect(await lost.status()).toMatchObject({ state: 'unknown', reasons: ['spooler-unreachable'] });
    await expect(lost.print(pdf())).rejects.toMatchObject({ reasons: ['spooler-unreachable'] });
    expect(await lost.forget(nobody)).toEqual(['cups-unreachable']);
    expect(lost.checkedSpool()).toBe('none');
  });

  it('finds and removes what an earlier run left, and leaves the jobs of others alone', async () => {
    cups.addQueue('shared', device.uri);
    cups.pause('shared');
    await make('shared').print(pdf());
    const { execFileSync } = await import('node:child_process');
    execFileSync('lp', ['-d', 'shared', '-t', 'somebody else', '-'], {
      input: pdf(),
      env: { ...process.env, CUPS_SERVER: cups.socket },
    });
    expect(await make('shared').forget(nobody)).toEqual([]);
    expect((await cups.spooled()).filter((name) => name.startsWith('d'))).toHaveLength(1);
  });

  it('counts files of its jobs that the scheduler has lost sight of, and nobody else’s', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'walkup-spool-'));
    const printer = make('cards', cups, { spoolFolder: folder });
    const job = await printer.print(pdf());
    await job.ended;
    const number = job.id.padStart(5, '0');
    for (const name of [`d${number}-001`, `c${number}`, 'd99999-001', 'c99999']) writeFileSync(join(folder, name), '');
    expect(await printer.forget(nobody)).toEqual(['cups-control-file:1', 'cups-document-file:1']);
    expect(printer.checkedSpool()).toBe('folder');
    // A folder that cannot be read is not an empty one: the purge may only say that the queue holds nothing.
    rmSync(folder, { recursive: true });
    expect(await printer.forget(nobody)).toEqual([]);
    expect(printer.checkedSpool()).toBe('queue-only');
  });

  it('neither stops nor counts a job that is another person’s, still under way', async () => {
    cups.addQueue('busy', device.uri);
    cups.pause('busy');
    const printer = make('busy');
    const [theirs, ours] = [await printer.print(pdf()), await printer.print(pdf())];
    expect(await printer.forget(new Set([theirs.id]))).toEqual([]);
    expect((await ours.ended).at).toBe('failed');
    expect(await cups.titles('busy')).toHaveLength(1);
    // After a restart it is known by its title, and by the attempt that the desk recorded.
    expect(await make('busy').forget(new Set([theirs.id]))).toEqual([]);
    expect(await cups.titles('busy')).toHaveLength(1);
    expect(await printer.forget(nobody)).toEqual([]);
    expect((await theirs.ended).at).toBe('failed');
    expect(await cups.titles('busy')).toEqual([]);
  });

  it('leaves alone what is handed over while it forgets', async () => {
    cups.addQueue('crowded', device.uri);
    cups.pause('crowded');
    const printer = make('crowded');
    const first = await printer.print(pdf());
    const forgetting = printer.forget(nobody);
    const second = await printer.print(pdf());
    expect(await forgetting).toEqual([]);
    expect((await first.ended).at).toBe('failed');
    expect(await cups.titles('crowded')).toHaveLength(1);
    await printer.cancel(second.id);
    expect((await second.ended).at).toBe('failed');
  });

  describe('when lp does not come back', () => {
    const path = process.env.PATH ?? '';
    let tools: string;
    /** An `lp` that does this, before the real one in PATH. */
    const lp = (script: string) => writeFileSync(join(tools, 'lp'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    beforeAll(() => {
      tools = mkdtempSync(join(tmpdir(), 'walkup-lp-'));
    });
    beforeEach(() => {
      process.env.PATH = `${tools}:${path}`;
    });
    afterEach(() => {
      process.env.PATH = path;
    });
    afterAll(() => rmSync(tools, { recursive: true, force: true }));
    const real = `PATH='${path}' lp "$@"`;

    it('finds the job that was taken all the same, and follows it to its end', async () => {
      lp(`${real} >/dev/null; exec sleep 60`);
      await device.behave('holds');
      const job = await make('cards', cups, { lpLimitMs: 2_000 }).print(pdf());
      await device.holding();
      await device.release();
      expect(await job.ended).toEqual({ at: 'sent' });
    });

    it('finds it when it has printed and left the queue meanwhile', async () => {
      lp(`${real} >/dev/null; exec sleep 60`);
      const before = await device.received();
      const job = await make('cards', cups, { lpLimitMs: 4_000 }).print(pdf());
      expect(await device.received()).toBe(before + 1);
      expect(await job.ended).toEqual({ at: 'sent' });
    });

    it('finds it when lp says so in words that are not understood', async () => {
      lp(`${real} >/dev/null; echo 'trabajo aceptado'`);
      expect(await (await make().print(pdf())).ended).toEqual({ at: 'sent' });
    });

    it('ends a job whose document never came, and says that there is no card', async () => {
      // The real tool makes the job, then waits for a document on a pipe that nobody writes to.
      lp(`mkfifo ${tools}/pipe; PATH='${path}' exec lp "$@" <>${tools}/pipe`);
      const [received, spooled] = [await device.received(), await cups.spooled()];
      const refused = make('cards', cups, { lpLimitMs: 2_000 }).print(pdf());
      const asserted = expect(refused).rejects.toMatchObject({ reasons: ['lp-failed'], fateUnknown: false });
      await expect.poll(() => cups.titles('cards')).toHaveLength(1);
      await asserted;
      expect(await cups.titles('cards')).toEqual([]);
      expect(await cups.spooled()).toEqual(spooled);
      expect(await device.received()).toBe(received);
    });

    it('says that there is no job when it can see that there is none', async () => {
      lp('exec sleep 60');
      const refused = make('cards', cups, { lpLimitMs: 300 }).print(pdf());
      await expect(refused).rejects.toMatchObject({ reasons: ['lp-failed'], fateUnknown: false });
    });

    it('says that nobody knows while the scheduler does not answer, and ends the job at the next purge', async () => {
      cups.addQueue('hanging', device.uri);
      cups.pause('hanging');
      const hung = `${real} >/dev/null; kill -STOP ${cups.pid}; exec sleep 60`;
      lp(hung);
      const printer = make('hanging', cups, { lpLimitMs: 2_000 });
      try {
        await expect(printer.print(pdf())).rejects.toMatchObject({ reasons: ['unknown'], fateUnknown: true });
      } finally {
        cups.goOn();
      }
      expect(await cups.titles('hanging')).toHaveLength(1);
      expect(await printer.forget(nobody)).toEqual([]);
      expect(await cups.titles('hanging')).toEqual([]);
    });
  });

  it('prints nothing while the spool is on a disk, and a training station goes on and says so', async () => {
    const on = (strictSpool: boolean) =>
      cupsPrinter({
        queue: 'cards',
        prints: 'cards',
        socket: cups.socket,
        spoolFolder: cups.spoolFolder,
        strictSpool,
        typeOf: () => EXT4,
        pollMs: 30,
      });
    const before = await device.received();
    expect(await on(true).status()).toMatchObject({ state: 'needs-attention', reasons: ['spool-not-in-ram'] });
    await expect(on(true).print(pdf())).rejects.toMatchObject({ reasons: ['spool-not-in-ram'], fateUnknown: false });
    expect(await device.received()).toBe(before);
    expect(await on(false).status()).toMatchObject({ state: 'ready', reasons: ['spool-not-in-ram'] });
    expect(await (await on(false).print(pdf())).ended).toEqual({ at: 'sent' });
    expect(await device.received()).toBe(before + 1);
  });

  it('removes what a scheduler that preserves files and history keeps', async () => {
    const keeping = await startCups({ preserve: true });
    try {
      keeping.addQueue('cards', device.uri);
      const printer = make('cards', keeping);
      const job = await printer.print(pdf());
      expect(await job.ended).toEqual({ at: 'sent' });
      expect((await keeping.spooled()).length).toBeGreaterThan(0);
      expect(await printer.forget(nobody)).toEqual([]);
      expect(await keeping.spooled()).toEqual([]);
    } finally {
      await keeping.stop();
    }
  });
});

/** The absence of an event can only be watched for a while; a wrong answer would come within this. */
const tick = (milliseconds: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), milliseconds));
