import { randomBytes } from 'node:crypto';
import { makePress } from './card/press.ts';
import { counter } from './contract/counter.ts';
import type { WindowKind } from './contract/define.ts';
import { facing } from './contract/facing.ts';
import { walkup } from './contract/walkup.ts';
import { closedDesk } from './issuance/closed-desk.ts';
import { type Desk, openDesk } from './issuance/desk.ts';
import { cardPrinterAt, slipPrinterAt } from './printing/pick.ts';
import { sweepPaths } from './purge/paths.ts';
import { prepare, type Ram } from './shell/prepare.ts';
import { openShell } from './shell/station-shell.ts';
import { readConfig, type StationConfig } from './station/config.ts';
import { trainingKey, writePublicKey } from './station/issuing-key.ts';
import { openKeyRing } from './station/key-ring.ts';
import { openOrExplain } from './station/open-store.ts';
import { programInForce } from './station/program-in-force.ts';
import { cannotStart, report } from './station/report.ts';
import { callerAt, openSignIn, type SignIn } from './station/sign-in.ts';
import { after } from './station/timer.ts';

/** Whoever ends the app while it starts ends it: what fails on the way out is no failure to start. */
let closing = false;

async function run(station: StationConfig, ram: Ram): Promise<void> {
  const shell = await openShell({ role: station.role, training: station.training, fullScreen: false });

  /** Opens the windows; who calls is what main knows, never what a message says (P8). */
  const serve = async (desks: Pick<Desk, WindowKind>, staff: SignIn | null): Promise<void> => {
    await Promise.all([
      shell.bind(walkup, desks.walkup, () => callerAt('walkup', staff), report),
      shell.bind(facing, desks.facing, () => callerAt('facing', staff), report),
      shell.bind(counter, desks.counter, () => callerAt('counter', staff), report),
    ]);
  };

  const keyRing = openKeyRing(ram.keysFolder);
  const opened = openOrExplain(station.dataFolder, keyRing);
  const rules = programInForce(opened.ok ? opened.store.settings : null, station, new Date());
  if (!opened.ok) return serve(closedDesk({ ...station, ...rules }, shell.hostName, opened.code), null);
  const { store } = opened;
  const key = trainingKey(store.settings);
  writePublicKey(station.dataFolder, key);
  const signIn = openSignIn(store, station.training, Date.now);
  const desk = openDesk({
    ...station,
    ...rules,
    hostName: shell.hostName,
    store,
    keyRing,
    key,
    signIn,
    windows: { ...shell.windows, sharing: shell.sharing, show: shell.show },
    press: makePress(shell.rawPress),
    cardPrinter: cardPrinterAt(station.cardPrinter, station),
    slipPrinter: slipPrinterAt(station.slipPrinter, station),
    sweepPaths: () => sweepPaths({ ...station, ...ram }),
    now: () => new Date(),
    random: (bytes) => randomBytes(bytes),
    after,
    report,
  });
  shell.onQuit(() => {
    closing = true;
    desk.stop();
    store.close();
  });
  shell.onGone((kind) => void desk.windowGone(kind).catch((bug) => report('window', bug)));
  await desk.start(ram.swept);
  await serve(desk, signIn);
}

try {
  // The configuration is read before the shell points HOME and the rest of the environment at RAM.
  const station = readConfig(process.env);
  const prepared = prepare();
  if (prepared) void run(station, prepared.ram).catch((problem) => closing || cannotStart(problem));
} catch (problem) {
  cannotStart(problem);
}
