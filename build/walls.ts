import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { parseSync, Visitor } from 'vite';

/**
 * The walls between the rooms of the house: who may import whom. Checked on the parsed source, type-only imports
 * included (a type carries its folder's ideas across a wall as well as a value does), so that a wrong import turns the
 * build red.
 */

export interface Breach {
  readonly file: string;
  /** What was imported or used. */
  readonly what: string;
  readonly rule: string;
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** Names taken by a static import; empty for the other kinds. */
  readonly names: readonly string[];
}

export interface Uses {
  readonly imports: readonly Import[];
  /** Names of network calls of the web platform or of Node that the file refers to. */
  readonly network: readonly string[];
}

const networkNames = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'RTCPeerConnection',
  'WebTransport',
  'sendBeacon',
]);

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
}

function literal(node: unknown): string | null {
  const { type, value } = (node ?? {}) as Node;
  return type === 'Literal' && typeof value === 'string' ? value : null;
}

/**
 * Everything a source file imports, in any of TypeScript's ways, and every network name it uses.
 * @throws when the file does not parse, or imports by a computed name (which no wall could check).
 */
export function usesOf(file: string, source: string): Uses {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message ?? 'does not parse'}`);
  const imports: Import[] = [];
  const network: { name: string; start: number }[] = [];
  const ownOrigin = new Set<number>();
  const take = (specifier: string | null, typeOnly: boolean, names: readonly string[] = []): void => {
    if (specifier === null) throw new Error(`${file}: an import by a computed name cannot be checked`);
    imports.push({ specifier, typeOnly, names });
  };
  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers.map((one) =>
        one.type === 'ImportSpecifier' ? String((one.imported as Node).name ?? (one.imported as Node).value) : '*',
      );
      take(literal(node.source), node.importKind === 'type', names);
    },
    ExportNamedDeclaration(node) {
      if (node.source !== null) take(literal(node.source), node.exportKind === 'type');
    },
    ExportAllDeclaration(node) {
      take(literal(node.source), node.exportKind === 'type');
    },
    ImportExpression(node) {
      take(literal(node.source), false);
    },
    TSImportType(node) {
      take(literal(node.source), true);
    },
    TSImportEqualsDeclaration(node) {
      const reference = node.moduleReference;
      if (reference.type === 'TSExternalModuleReference') take(literal(reference.expression), false);
    },
    CallExpression(node) {
      const callee = node.callee as Node;
      if (callee.type === 'Identifier' && callee.name === 'require') take(literal(node.arguments[0]), false);
      // A rooted path can only reach the window's own origin, which the shell answers from memory.
      if (callee.type === 'Identifier' && callee.name === 'fetch' && /^\/[^/]/.test(literal(node.arguments[0]) ?? '')) {
        ownOrigin.add(node.callee.start);
      }
    },
    Identifier(node) {
      if (networkNames.has(node.name)) network.push({ name: node.name, start: node.start });
    },
  }).visit(program);
  return { imports, network: network.filter(({ start }) => !ownOrigin.has(start)).map(({ name }) => name) };
}

const product = ['electron', 'renderer', 'db'];
const services = ['station', 'policy', 'intake', 'portrait', 'card', 'printing', 'issuance', 'purge', 'reports'];
/** Interfaces that the shell implements for a service: it may know their types, and nothing else of the service. */
const ports = [
  'electron/card/press.ts',
  'electron/card/raw-press.ts',
  'electron/issuance/windows.ts',
  'electron/printing/printer.ts',
];
/** The one step of `card` that is not pure: it writes the PDF. */
const cardPdfStep = /^electron\/card\/(press|pdf)[a-z-]*\.ts$/;
const networkModules = /^(node:)?(net|http|https|http2|dgram|dns|tls|inspector|undici|ws)(\/.*)?$/;
const tools =
  /^(vite|vitest|playwright|playwright-core|fast-check|typescript|electron-builder|@axe-core\/.*|@electron\/.*)(\/.*)?$/;
/** Parts of Electron that open a way out: network, a browser, crash uploads, file dialogs. */
const forbiddenElectron = new Set(['net', 'autoUpdater', 'crashReporter', 'shell', 'dialog', 'webFrame']);
/** What a sandboxed preload may take. */
const preloadElectron = new Set(['ipcRenderer', 'contextBridge']);

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

const isPure = (file: string): boolean =>
  /^electron\/(policy|intake|portrait)\//.test(file) ||
  (file.startsWith('electron/card/') && !cardPdfStep.test(file)) ||
  file === 'electron/issuance/machine.ts';

const within = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

function breachOf(file: string, { specifier, typeOnly, names }: Import): string | null {
  const relative = specifier.startsWith('.');
  const target = relative ? posix.join(posix.dirname(file), specifier.replace(/\?.*$/, '')) : specifier;
  if (relative) {
    // A test may borrow a device or a fixture that the stories use too.
    if (isTest(file) && within(target, 'e2e')) return null;
    if (!product.some((folder) => within(target, folder)))
      return 'the product imports nothing of build, e2e or outside';
    if (within(file, 'renderer') && !within(target, 'renderer') && !within(target, 'electron/contract')) {
      return 'renderer imports electron/contract, and nothing else of electron or db';
    }
    if (within(file, 'db') && !within(target, 'db')) return 'db imports nothing of electron or renderer';
    if (within(file, 'electron') && within(target, 'renderer') && !target.endsWith('.json')) {
      return 'electron imports no code of renderer';
    }
    if (within(file, 'electron/contract') && !within(target, 'electron/contract')) {
      return 'a contract stands alone: every window is built with it';
    }
    if (within(file, 'electron/preload') && !/^electron\/(contract|preload)\//.test(target)) {
      return 'a preload imports its contract only';
    }
    if (within(file, 'electron/shell')) {
      const port = ports.includes(target) && typeOnly;
      if (services.some((name) => within(target, `electron/${name}`)) && !port) return 'shell imports no service';
      if (within(target, 'db')) return 'shell imports no service';
    }
    if (
      within(target, 'electron/shell') &&
      !within(file, 'electron/shell') &&
      file !== 'electron/main.ts' &&
      !isTest(file)
    ) {
      return 'only main.ts ties the shell to the services';
    }
    if (isPure(file) && !isTest(file) && within(target, 'db')) return 'pure: no database';
    return null;
  }
  if (tools.test(target) && !isTest(file)) return 'a tool of the build or the tests is no part of the product';
  if (networkModules.test(target)) return 'no network modules (P5)';
  if (target === 'electron') {
    if (names.includes('*')) return "names from 'electron' are taken one by one, so that they can be checked";
    if (within(file, 'electron/preload')) {
      return names.every((name) => preloadElectron.has(name))
        ? null
        : 'a preload takes ipcRenderer and contextBridge only';
    }
    if (!within(file, 'electron/shell')) return "electron/shell is the only folder that imports 'electron'";
    if (names.some((name) => forbiddenElectron.has(name))) return 'a way out of the station (P5, rule 4)';
    return null;
  }
  if (target === 'better-sqlite3' && !within(file, 'db')) return 'db is the only folder that speaks SQL';
  if (isBuiltin(target) && !isTest(file)) {
    if (within(file, 'renderer')) return 'a window has no Node';
    if (within(file, 'electron/contract') || within(file, 'electron/preload')) return 'a window has no Node';
    if (isPure(file)) return 'pure: no Node; clock, randomness and bytes are passed in';
  }
  return null;
}

/** The breaches of one file of the product; `file` is its path from the project's root, with `/`. */
export function breaches(file: string, source: string): Breach[] {
  const { imports, network } = usesOf(file, source);
  const found: Breach[] = [];
  for (const one of imports) {
    const rule = breachOf(file, one);
    if (rule !== null) found.push({ file, what: one.specifier, rule });
  }
  if (!isTest(file)) {
    for (const name of network) found.push({ file, what: name, rule: 'no network calls (P5)' });
  }
  return found;
}

/** Source files of the product, as paths from `root`. */
export function productFiles(root: string): string[] {
  return product
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .sort();
}

/** Every breach in the product. */
export function allBreaches(root: string): Breach[] {
  return productFiles(root).flatMap((file) => breaches(file, readFileSync(join(root, file), 'utf8')));
}
