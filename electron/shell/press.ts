import { BrowserWindow, session as sessions } from 'electron';
import type { PressPage, RawPress } from '../card/raw-press.ts';
import type { BuiltFiles, ServedFile } from './files.ts';
import { lockDown } from './lockdown.ts';
import { cutOff, emptySession } from './offline.ts';
import { indexOf } from './origin.ts';
import { awaitGone, isAlive } from './processes.ts';
import { serveOn } from './serve.ts';

/**
 * How long a page may take to lay out and report. A card takes a tenth of a second; this is long enough for a slow
 * machine under load and short enough that a clerk with a person waiting learns of it.
 */
export const PRESS_LIMIT_MS = 20_000;

/** The press failed; says how, never what was on the page. */
export class PressError extends Error {
  override name = 'PressError';
}

interface Job {
  served: Map<string, ServedFile>;
  reported: (body: Uint8Array) => boolean;
}

/**
 * Makes the press: one hidden window a page, without a preload and so without any call to main. One page at a time,
 * because its session can serve only one page's files without mixing two people's.
 */
export async function makePress(files: BuiltFiles): Promise<RawPress> {
  const session = sessions.fromPartition('press', { cache: false });
  await cutOff(session, 'press');
  let job: Job | null = null;
  serveOn(
    session,
    'press',
    files,
    () => job?.served ?? new Map(),
    (pathname, body) => pathname === '/report' && (job?.reported(body) ?? false),
  );

  async function printOne(page: PressPage): Promise<{ pdf: Uint8Array; report: unknown }> {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webviewTag: false,
        plugins: false,
        navigateOnDragDrop: false,
        disableDialogs: true,
        spellcheck: false,
        devTools: false,
        backgroundThrottling: false,
        v8CacheOptions: 'none',
      },
    });
    const contents = window.webContents;
    lockDown(contents, 'press');
    let limit: NodeJS.Timeout | undefined;
    let pid = 0;
    try {
      const report = Promise.withResolvers<unknown>();
      report.promise.catch(() => undefined);
      contents.on('render-process-gone', () => report.reject(new PressError('the press page died')));
      limit = setTimeout(
        () => report.reject(new PressError(`the press page did not report within ${PRESS_LIMIT_MS / 1000} s`)),
        PRESS_LIMIT_MS,
      );
      job = {
        served: new Map([...page.files].map(([name, file]) => [`/files/${name}`, file])),
        reported: (body) => {
          try {
            report.resolve(JSON.parse(new TextDecoder().decode(body)));
            return true;
          } catch {
            report.reject(new PressError('the press page reported what is not JSON'));
            return false;
          }
        },
      };
      job.served.set('/work.json', {
        type: 'application/json',
        bytes: new TextEncoder().encode(JSON.stringify(page.work)),
      });
      await Promise.race([window.loadURL(indexOf('press')), report.promise]);
      pid = contents.getOSProcessId();
      const found = await report.promise;
      const pdf = await contents.printToPDF({ preferCSSPageSize: true, printBackground: true });
      return { pdf: new Uint8Array(pdf), report: found };
    } finally {
      clearTimeout(limit);
      job = null;
      pid ||= contents.getOSProcessId();
      // A closed window's process may linger for reuse; it has drawn a person's card, so it is ended outright.
      if (isAlive(pid)) contents.forcefullyCrashRenderer();
      window.destroy();
      await awaitGone(pid);
      await emptySession(session);
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    print(page) {
      const mine = last.then(() => printOne(page));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
