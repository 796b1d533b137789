import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStore } from '../../db/open.ts';
import type { Press, Slip } from '../card/press.ts';
import { counter } from '../contract/counter.ts';
import type { Result, WindowKind } from '../contract/define.ts';
import { facing } from '../contract/facing.ts';
import { route } from '../contract/route.ts';
import type { CaseView, CounterView, FacingView, WalkupView } from '../contract/views.ts';
import { walkup } from '../contract/walkup.ts';
import { parseProgram } from '../policy/load.ts';
import type { Program } from '../policy/program.ts';
import lakemont from '../policy/programs/lakemont.json?raw';
import type { CardPrinter, JobState, SlipPrinter } from '../printing/printer.ts';
import { trainingKey } from '../station/issuing-key.ts';
import { openKeyRing } from '../station/key-ring.ts';
import { callerAt, openSignIn } from '../station/sign-in.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Windows } from './windows.ts';

/** A 3:4 JPEG's markers around a scan of zeros; the desks never decode pixels. */
export function portraitJpeg(): Uint8Array {
  const frame = [0xff, 0xc0, 0, 11, 8, 960 >> 8, 960 & 255, 720 >> 8, 720 & 255, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...new Array(200).fill(0x5a)];
  return Uint8Array.from([0xff, 0xd8, ...frame, ...scan, 0xff, 0xd9]);
}

export const NAME = { question: 'name', value: { givenNames: 'Anna Maria', familyName: 'Eriksson' } };
export const HOME = {
  question: 'address',
  value: { kind: 'given', street: '418 Harbor Street', unit: '', city: 'Lakemont', state: '', zip: '' },
};
/** An adult who leaves everything off the card that may be. */
export const ANSWERS = [
  NAME,
  { question: 'birth', value: { dateOfBirth: '1974-08-12' } },
  HOME,
  { question: 'gender', value: { option: 'none' } },
  { question: 'emergency', value: { kind: 'none' } },
];

/** A document as the counter records it. */
export const shown = (type: string, more: object = {}) => ({
  type,
  whose: 'applicant',
  form: 'original',
  issuedOn: null,
  expiresOn: null,
  conditions: [],
  verified: true,
  reading: null,
  alsoFor: [],
  ...more,
});
export const PASSPORT = shown('foreign-passport', { expiresOn: '2028-04-14' });
export const BILL = shown('utility-bill', { issuedOn: '2026-11-01' });

/** A station without Electron: the real desks, store, key ring and contracts over windows and printers of plain objects. */
export interface TestFloor {
  desk: Desk;
  program: Program;
  dataFolder: string;
  keysFolder: string;
  /** Calls as a window would, through the router. */
  call(kind: WindowKind, name: string, input?: unknown): Promise<Result<unknown>>;
  /** The same, and throws when it fails. */
  must(kind: WindowKind, name: string, input?: unknown): Promise<unknown>;
  walkup(): Promise<WalkupView>;
  facing(): Promise<FacingView>;
  counter(): Promise<CounterView>;
  replaced: WindowKind[];
  bugs: string[];
  /** Makes hands fail or succeed. */
  hands: {
    strayFiles: string[];
    spoolHolds: string[];
    rendererStays: boolean;
    keepKey: boolean;
    rowsStay: boolean;
    logStays: boolean;
    /** `stuck`: it takes the job and never ends it. */
    slips: 'none' | 'works' | 'stuck';
  };
  /** What was handed to the press for the slip printer. */
  slips: Slip[];
  /** The jobs that each purge told the card printer to keep. */
  kept: string[][];
  printer: { jobs: { finish(end: JobState): Promise<void> }[]; ready: boolean };
  advance(ms: number): Promise<void>;
  /** Closes the store as a crash would leave it, and opens a new station over the same folders. */
  restart(options?: { losePower?: boolean; meanwhile?: () => void }): Promise<void>;
  close(): void;
}

/** Somebody types their answers, up to "check your answers". */
export async function typeIn(floor: TestFloor, answers: readonly unknown[]): Promise<void> {
  for (const answer of answers) await floor.must('walkup', 'answer', answer);
  const { screen } = await floor.walkup();
  if (screen.at !== 'check') throw new Error(`screen is ${screen.at}`);
}

/** People come together and are given a number. */
export async function comeTogether(
  floor: TestFloor,
  ...people: (readonly unknown[])[]
): Promise<{ number: string; forgetCode: string; people: number }> {
  await floor.must('walkup', 'begin');
  await floor.must('walkup', 'accept');
  for (const [place, answers] of people.entries()) {
    if (place > 0) await floor.must('walkup', 'addPerson');
    await typeIn(floor, answers);
  }
  await floor.must('walkup', 'submit');
  const { screen } = await floor.walkup();
  if (screen.at !== 'waiting') throw new Error(`screen is ${screen.at}`);
  await floor.must('walkup', 'finish');
  return screen;
}

export const signIn = (floor: TestFloor, staffId = 'osei', pin = '2468') =>
  floor.must('counter', 'signIn', { staffId, pin });

/** The case in front; throws where there is none. */
export async function inFront(floor: TestFloor): Promise<CaseView> {
  const view = (await floor.counter()).case;
  if (!view) throw new Error('no case is in front');
  return view;
}

/** The answers of an invented person who lives with the others. */
export const answersOf = (givenNames: string, dateOfBirth: string) => [
  { question: 'name', value: { givenNames, familyName: 'Eriksson' } },
  { question: 'birth', value: { dateOfBirth } },
  HOME,
  { question: 'gender', value: { option: 'none' } },
  {
    question: 'emergency',
    value: { kind: 'given', name: 'Ada Lind', phone: '555-0100' },
  },
];

export async function openFloor(
  changes: Partial<Program> = {},
  role: 'walk-up' | 'counter' | 'combined' = 'combined',
): Promise<TestFloor> {
  const root = mkdtempSync(join(tmpdir(), 'walkup-floor-'));
  const dataFolder = join(root, 'data');
  const keysFolder = join(root, 'keys');
  const program: Program = { ...parseProgram(lakemont), ...changes };
  let now = Date.parse('2026-11-23T15:00:00Z');
  let timers: { at: number; then: () => void }[] = [];
  /** Lets everything run until the queue is empty, or holds an act that waits for a timer. */
  const settle = async () => {
    let idle = false;
    void floor.desk?.core.serial(() => {
      idle = true;
    });
    for (let turn = 0; turn < 20 && !idle; turn++) await nextTurn();
  };
  const floor = {
    program,
    dataFolder,
    keysFolder,
    replaced: [] as WindowKind[],
    bugs: [] as string[],
    hands: {
      strayFiles: [],
      spoolHolds: [],
      rendererStays: false,
      keepKey: false,
      rowsStay: false,
      logStays: false,
      slips: 'none',
    },
    slips: [],
    kept: [],
    printer: { jobs: [] as { finish(end: JobState): Promise<void> }[], ready: true },
  } as unknown as TestFloor;
  const windows: Windows = {
    open: ['walkup', 'facing', 'counter'],
    sharing: [],
    show: () => undefined,
    push: () => undefined,
    serve: () => undefined,
    replace: async (kind) => {
      floor.replaced.push(kind);
      return { gone: !floor.hands.rendererStays };
    },
  };
  const press: Press = {
    card: async () => ({ pdf: Uint8Array.from([37, 80, 68, 70]), problems: [] }),
    slip: async (slip) => {
      floor.slips.push(slip);
      return { pdf: Uint8Array.from([37, 80, 68, 70]) };
    },
  };
  const cardPrinter: CardPrinter = {
    prints: 'cards',
    kind: 'training',
    status: async () => ({
      kind: 'training',
      state: floor.printer.ready ? 'ready' : 'needs-attention',
      reasons: floor.printer.ready ? [] : ['media-empty'],
      cards: null,
      ribbon: null,
    }),
    print: async () => {
      const { promise, resolve } = Promise.withResolvers<JobState>();
      floor.printer.jobs.push({
        finish: async (end) => {
          resolve(end);
          await settle();
        },
      });
      return { id: `job-${floor.printer.jobs.length}`, ended: promise };
    },
    cancel: async () => undefined,
    forget: async (keep) => {
      floor.kept.push([...keep]);
      return floor.hands.spoolHolds;
    },
    checkedSpool: () => 'none',
  };
  const slipPrinter: SlipPrinter = {
    prints: 'slips',
    get kind() {
      return floor.hands.slips === 'none' ? ('none' as const) : ('cups' as const);
    },
    status: cardPrinter.status,
    print: async () => ({
      id: 'slip-1',
      ended: floor.hands.slips === 'stuck' ? new Promise<JobState>(() => undefined) : Promise.resolve({ at: 'sent' }),
    }),
    cancel: cardPrinter.cancel,
    forget: async () => [],
    checkedSpool: () => 'none',
  };
  let store: ReturnType<typeof openStore>;
  const open = async () => {
    const ring = openKeyRing(keysFolder);
    store = openStore({ folder: dataFolder, keyRing: ring, clock: () => new Date(now) });
    floor.desk = openDesk({
      program,
      rulesRefused: null,
      training: true,
      station: 'Test station',
      role,
      hostName: 'none',
      store: {
        ...store,
        casework: {
          ...store.casework,
          count: (id) => (floor.hands.rowsStay ? { objects: 1, images: 0 } : store.casework.count(id)),
        },
        truncateLog: () => !floor.hands.logStays && store.truncateLog(),
      },
      keyRing: {
        create: (id) => ring.create(id),
        get: (id) => ring.get(id),
        ids: () => ring.ids(),
        destroy: (id) => (floor.hands.keepKey ? false : ring.destroy(id)),
      },
      key: trainingKey(store.settings),
      signIn: openSignIn(store, true, () => now),
      windows,
      press,
      cardPrinter,
      slipPrinter,
      sweepPaths: async () => floor.hands.strayFiles,
      now: () => new Date(now),
      random: (bytes) => randomBytes(bytes),
      after: (ms, then) => {
        const timer = { at: now + ms, then };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      report: (where, bug) => floor.bugs.push(`${where}: ${bug}`),
    });
    await floor.desk.start(false);
  };
  const callerOf = (kind: WindowKind) => callerAt(kind, floor.desk.core.parts.signIn);
  floor.call = async (kind, name, input = {}) => {
    const report = (call: string, bug: unknown) => floor.bugs.push(`${call}: ${(bug as Error).stack ?? bug}`);
    if (kind === 'walkup') return route(walkup, floor.desk.walkup, callerOf(kind), name, input, report);
    if (kind === 'facing') return route(facing, floor.desk.facing, callerOf(kind), name, input, report);
    return route(counter, floor.desk.counter, callerOf(kind), name, input, report);
  };
  floor.must = async (kind, name, input) => {
    const result = await floor.call(kind, name, input);
    if (!result.ok) throw new Error(`${kind}.${name}: ${JSON.stringify(result.error)} ${floor.bugs.join('\n')}`);
    return result.value;
  };
  floor.walkup = () => floor.must('walkup', 'view') as Promise<WalkupView>;
  floor.facing = () => floor.must('facing', 'view') as Promise<FacingView>;
  floor.counter = () => floor.must('counter', 'view') as Promise<CounterView>;
  floor.advance = async (ms) => {
    // What was called just before gets as far as its first wait, so that its timer is among those that run.
    await settle();
    const until = now + ms;
    for (;;) {
      const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      timers = timers.filter((timer) => timer !== due);
      now = Math.max(now, due.at);
      due.then();
      await settle();
    }
    now = until;
  };
  floor.restart = async ({ losePower = false, meanwhile = () => undefined } = {}) => {
    timers = [];
    store.close();
    if (losePower) rmSync(keysFolder, { recursive: true, force: true });
    floor.printer.jobs = [];
    meanwhile();
    await open();
  };
  floor.close = () => {
    store.close();
    rmSync(root, { recursive: true, force: true });
  };
  await open();
  return floor;
}
