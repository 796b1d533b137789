/**
 * What may be on the command line of a station that issues real cards: these switches, letter for letter, and no other.
 * An allow-list, because Chromium has over a thousand switches, takes each with one dash or two, and dozens of them open
 * a port, a file or a page on what a person types (--remote-debugging-*, --trace-startup, --disk-cache-dir, --inspect,
 * --host-resolver-rules, which would undo our own …); Electron's fuses cover none of Chromium's. They are the ones that
 * the launcher passes (build/host.ts gives each its reason, and a test there keeps the two lists together). Training on
 * an unpackaged build lets any pass: that is how the stories drive real Electron.
 */
const ALLOWED: ReadonlySet<string> = new Set([
  '--ozone-platform=x11',
  '--disable-gpu-shader-disk-cache',
  '--disable-breakpad',
  '--password-store=basic',
  '--disable-pinch',
  '--overscroll-history-navigation=0',
]);

const VARIABLES = [
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_NO_ASAR',
  'ELECTRON_OVERRIDE_DIST_PATH',
  'CHROME_LOG_FILE',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_V8_COVERAGE',
  'SSLKEYLOGFILE',
  'WALKUP_FAKE_CAMERA',
] as const;

/** The switches and variables found that a real station refuses; empty when it may go on. Values are never repeated. */
export function forbiddenLaunch(args: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const found = args.filter((arg) => arg.startsWith('-') && !ALLOWED.has(arg)).map((arg) => arg.split('=')[0] ?? arg);
  const named = VARIABLES.filter((name) => env[name] !== undefined && env[name] !== '');
  return [...new Set([...found, ...named])];
}
