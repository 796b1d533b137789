import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { root } from './bundles.ts';
import { compileOrSay, parts } from './compile.ts';
import { electronProgram } from './host.ts';
import { setUp } from './setup.ts';
import { makeStandInDist } from './stand-in-dist.ts';

/** `npm run dist`: build, then pack with build/electron-builder.yml. Fetches nothing by itself. */

const say = (line: string): void => console.log(`walkup packages: ${line}`);
const out = join(root, 'dist');

/** What was packed around, for the check of the packages and for whoever is handed one. */
export interface Packed {
  readonly electron: 'electron' | 'stand-in';
  readonly appImage: 'built' | 'skipped';
}

/** Where Electron's files are: its npm package's, or the stand-in. */
function electronFolder(version: string): { folder: string; kind: Packed['electron'] } {
  const own = join(root, 'node_modules/electron');
  if (electronProgram(own) !== null) return { folder: join(own, 'dist'), kind: 'electron' };
  const folder = join(out, '.stand-in-electron');
  makeStandInDist(folder, version);
  say("Electron's program is not on this machine: packing around a stand-in. The packages show their contents, and do");
  say('not start. On a machine that can fetch it: node_modules/.bin/install-electron, then npm run dist.');
  return { folder, kind: 'stand-in' };
}

export async function main(): Promise<number> {
  if (!setUp('dist')) return 1;
  const missing = await compileOrSay(parts, false);
  if (missing === null) return 1;
  if (missing.length > 0) {
    say(`not packed: these sources do not exist: ${missing.join(', ')}`);
    return 1;
  }
  rmSync(out, { recursive: true, force: true });
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  const { folder, kind } = electronFolder(version);

  // The AppImage's runtime is a program that electron-builder fetches from GitHub; only who has it can name it.
  const tools = process.env.APPIMAGE_TOOLS_PATH ?? '';
  const appImage = tools !== '' && existsSync(tools);
  if (!appImage) {
    say('AppImage skipped: its runtime must be fetched from GitHub, and packaging fetches nothing. Configured in');
    say('build/electron-builder.yml; built where APPIMAGE_TOOLS_PATH names a folder that has it.');
  }
  process.env.CUSTOM_FPM_PATH ??= join(root, 'build/fpm.ts');
  await build({
    projectDir: root,
    config: { extends: 'build/electron-builder.yml', electronDist: folder, electronVersion: version },
    targets: Platform.LINUX.createTarget(appImage ? ['deb', 'AppImage'] : ['deb']),
    publish: 'never',
  });
  const packed: Packed = { electron: kind, appImage: appImage ? 'built' : 'skipped' };
  writeFileSync(join(out, 'packed.json'), `${JSON.stringify(packed)}\n`);
  say('done: dist/');
  return 0;
}
