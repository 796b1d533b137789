import { BrowserWindow, type Session, session as sessions } from 'electron';
import type { PressPage, RawPress } from '../card/raw-press.ts';
import type { BuiltFiles, ServedFile } from './files.ts';
import { lockDown } from './lockdown.ts';
import { cutOff, emptySession } from './offline.ts';
import { indexOf } from './origin.ts';
import { Renderer } from './renderer.ts';
import { serveOn } from './serve.ts';

/**
 * How long a page may take to lay out and report. A card takes a tenth of a second; this is long enough for a slow
 * machine under load and short enough that a clerk with a person waiting learns of it.
 */
export const PRESS_LIMIT_MS = 20_000;

/**
 * How long Chromium may take over the PDF of a page that is laid out. It takes a few tenths of a second and has no limit
 * of its own: a renderer that hangs while it prints would hold this clerk, and every later page, for ever.
 */
export const PRINT_LIMIT_MS = 20_000;

/** The press failed; says how, never what was on the page. */
export class PressError extends Error {
  override name = 'PressError';
}

interface Job {
  served: Map<string, ServedFile>;
  reported: (body: Uint8Array) => boolean;
}

/** The promise's own outcome, or a PressError when there is none within the limit. */
async function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    limit = setTimeout(() => reject(new PressError(`${what} within ${limitMs / 1000} s`)), limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(limit);
  }
}

function openHidden(session: Session): BrowserWindow {
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
  lockDown(window.webContents, 'press');
  return window;
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

  async function layOut(window: BrowserWindow, page: PressPage, work: Uint8Array) {
    const contents = window.webContents;
    const report = Promise.withResolvers<unknown>();
    report.promise.catch(() => undefined);
    contents.on('render-process-gone', () => report.reject(new PressError('the press page died')));
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
    job.served.set('/work.json', { type: 'application/json', bytes: work });
    const [, found] = await within(
      PRESS_LIMIT_MS,
      'the press page did not report',
      Promise.all([window.loadURL(indexOf('press')), report.promise]),
    );
    const pdf = await within(
      PRINT_LIMIT_MS,
      'the press page was not printed',
      contents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
    );
    return { pdf: new Uint8Array(pdf), report: found };
  }

  async function printOne(page: PressPage): Promise<{ pdf: Uint8Array; report: unknown }> {
    const window = openHidden(session);
    const renderer = new Renderer(window.webContents);
    const work = new TextEncoder().encode(JSON.stringify(page.work));
    let laid: Awaited<ReturnType<typeof layOut>> | null = null;
    try {
      laid = await layOut(window, page, work);
      return laid;
    } finally {
      job = null;
      work.fill(0);
      // A closed window's process may linger for reuse; it has drawn a person's card, so it is ended outright.
      const gone = await renderer.end();
      window.destroy();
      await emptySession(session);
      // Thrown in place of whatever else happened: a process that still holds a card is the worse news. A page that
      // failed before it had a process leaves none behind.
      if (!gone && renderer.hasDrawn) {
        laid?.pdf.fill(0);
        // biome-ignore lint/correctness/noUnsafeFinally: it must not be taken for done, by either way out.
        throw new PressError('the press process did not end');
      }
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
