import { join } from 'node:path';
import { app, BrowserWindow, protocol, session as sessions } from 'electron';
import { SWITCHES } from '../../../electron/shell/switches.ts';

/**
 * The least that the host will show: one window with a page of one line. What starting costs over and above this is
 * Walkup's own. Its paths lie in RAM and Chromium gets the same switches, so that neither makes a difference.
 */
const PAGE = '<!doctype html><html lang="en"><title>Bare</title><button>Start</button></html>';

async function run(): Promise<void> {
  await app.whenReady();
  const session = sessions.fromPartition('bare', { cache: false });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.protocol.handle('app', () => new Response(PAGE, { headers: { 'content-type': 'text/html' } }));
  const window = new BrowserWindow({
    width: 1920,
    height: 1080,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
    },
  });
  await window.loadURL('app://walkup/');
}

const ram = process.env.WALKUP_RAM;
if (!ram) throw new Error('the bench names the RAM folder');
app.enableSandbox();
app.disableHardwareAcceleration();
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
for (const name of ['userData', 'sessionData', 'temp'] as const) app.setPath(name, join(ram, name));
void run();
