#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Writes a .deb from the arguments that electron-builder 26 gives to fpm, with dpkg-deb; for machines that cannot fetch
 * fpm. It understands those arguments and refuses every other, so that a newer electron-builder cannot ask for something
 * that is then silently left out.
 */

const single: Readonly<Record<string, string>> = {
  '-s': 'source',
  '-t': 'type',
  '--architecture': 'architecture',
  '--after-install': 'afterInstall',
  '--after-remove': 'afterRemove',
  '--description': 'description',
  '--version': 'version',
  '--package': 'package',
  '--name': 'name',
  '--maintainer': 'maintainer',
  '--vendor': 'vendor',
  '--url': 'url',
  '--category': 'category',
  '--deb-priority': 'priority',
  '--deb-compression': 'compression',
  '--license': 'license',
};
const many: Readonly<Record<string, string>> = { '-d': 'depends', '--deb-recommends': 'recommends' };

export interface DebRequest {
  readonly one: Readonly<Record<string, string>>;
  readonly list: Readonly<Record<string, readonly string[]>>;
  /** `from` a file or, ending in `/`, a folder's contents; `to` an absolute path of the installed system. */
  readonly files: readonly { readonly from: string; readonly to: string }[];
}

/** @throws on an argument that is not known, a missing value, or a package that is not a .deb from a folder. */
export function readArguments(args: readonly string[]): DebRequest {
  const one: Record<string, string> = {};
  const list: Record<string, string[]> = { depends: [], recommends: [] };
  const files: { from: string; to: string }[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const key = single[arg] ?? many[arg];
    if (arg === '--force') continue;
    if (key !== undefined) {
      const value = args[++at];
      if (value === undefined) throw new Error(`${arg} has no value`);
      if (single[arg] !== undefined) one[key] = value;
      else list[key]?.push(value);
    } else if (!arg.startsWith('-') && arg.includes('=')) {
      const cut = arg.indexOf('=');
      files.push({ from: arg.slice(0, cut), to: arg.slice(cut + 1) });
    } else throw new Error(`does not know the argument ${arg}`);
  }
  if (one.source !== 'dir' || one.type !== 'deb') throw new Error('makes only a deb from a dir');
  for (const needed of ['name', 'version', 'architecture', 'package', 'maintainer']) {
    if (one[needed] === undefined) throw new Error(`needs ${needed}`);
  }
  return { one, list, files };
}

/** Debian's control file. `installedKib`: what the package takes when unpacked. */
export function controlFile({ one, list }: DebRequest, installedKib: number): string {
  const [synopsis = '', ...rest] = (one.description ?? '').split('\n').map((line) => line.trim());
  const fields: [string, string][] = [
    ['Package', one.name ?? ''],
    ['Version', one.version ?? ''],
    ['License', one.license ?? ''],
    ['Vendor', one.vendor ?? ''],
    ['Architecture', one.architecture === 'x86_64' ? 'amd64' : (one.architecture ?? '')],
    ['Maintainer', one.maintainer ?? ''],
    ['Installed-Size', String(installedKib)],
    ['Depends', (list.depends ?? []).join(', ')],
    ['Recommends', (list.recommends ?? []).join(', ')],
    ['Section', one.category ?? 'default'],
    ['Priority', one.priority ?? 'optional'],
    ['Homepage', one.url ?? ''],
    ['Description', [synopsis, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n')],
  ];
  return `${fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
}

function writeDeb(request: DebRequest): void {
  const stage = mkdtempSync(join(tmpdir(), 'walkup-deb-'));
  try {
    chmodSync(stage, 0o755);
    for (const { from, to } of request.files) {
      const place = join(stage, to);
      mkdirSync(dirname(place), { recursive: true });
      cpSync(from, place, { recursive: true, verbatimSymlinks: true });
    }
    const files = filesUnder(stage);
    const bytes = files.reduce((sum, file) => sum + statSync(join(stage, file)).size, 0);
    const control = join(stage, 'DEBIAN');
    mkdirSync(control);
    writeFileSync(join(control, 'control'), controlFile(request, Math.ceil(bytes / 1024)));
    const md5 = (file: string): string =>
      createHash('md5')
        .update(readFileSync(join(stage, file)))
        .digest('hex');
    writeFileSync(join(control, 'md5sums'), files.map((file) => `${md5(file)}  ${file}\n`).join(''));
    const scripts: [string, string | undefined][] = [
      ['postinst', request.one.afterInstall],
      ['postrm', request.one.afterRemove],
    ];
    for (const [name, from] of scripts) {
      if (from !== undefined) writeFileSync(join(control, name), readFileSync(from), { mode: 0o755 });
    }
    // What is installed is root's and nobody else may write to it: on Linux that is what guards the archive.
    execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', stage]);
    const compression = request.one.compression ?? 'xz';
    execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', stage, request.one.package ?? ''], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

if (import.meta.main) writeDeb(readArguments(process.argv.slice(2)));
