/**
 * What may not be on the command line or in the environment of a station that issues real cards. Electron's fuses do
 * not cover Chromium's own debugging switches, and each of these opens a window, a file or a port on what a person
 * types. Training on an unpackaged build lets them pass: that is how the stories drive real Electron.
 */
const SWITCHES = [
  /^--remote-debugging-/,
  /^--remote-allow-origins/,
  /^--inspect/,
  /^--no-sandbox$/,
  /^--disable-(seccomp-filter-|gpu-|setuid-|namespace-)?sandbox/,
  /^--disable-web-security$/,
  /^--disable-site-isolation-trials$/,
  /^--(load|disable-extensions-except|whitelisted)-?extension/,
  /^--user-data-dir/,
  /^--(log-net-log|net-log-|enable-logging|log-file|vmodule)/,
  /^--(proxy-|host-rules|dns-over-https)/,
  /^--(js-flags|renderer-cmd-prefix|utility-cmd-prefix|gpu-launcher)/,
  /^--(require|import|loader|experimental-loader|eval|print)(=|$)/,
  /^-[re]$/,
  /^--auto-open-devtools/,
  /^--use-fake-/,
] as const;

const VARIABLES = [
  'ELECTRON_RUN_AS_NODE',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_NO_ASAR',
  'ELECTRON_OVERRIDE_DIST_PATH',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_V8_COVERAGE',
  'SSLKEYLOGFILE',
  'WALKUP_FAKE_CAMERA',
] as const;

/** The switches and variables found that a real station refuses; empty when it may go on. Values are never repeated. */
export function forbiddenLaunch(args: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const found = args
    .filter((arg) => SWITCHES.some((pattern) => pattern.test(arg)))
    .map((arg) => arg.split('=')[0] ?? arg);
  const named = VARIABLES.filter((name) => env[name] !== undefined && env[name] !== '');
  return [...new Set([...found, ...named])];
}
