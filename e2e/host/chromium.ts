import { readFileSync } from 'node:fs';
import { type Browser, type CDPSession, chromium } from 'playwright';

/**
 * Chromium, by Playwright's pipe (a pair of file descriptors: no port is opened). No socket but AF_UNIX and AF_NETLINK:
 * no name is ever resolved, and the features that look for devices or services on a network are off.
 */
export interface ChromiumOptions {
  env: NodeJS.ProcessEnv;
  /** Profile, HOME and temporary folders; RAM-backed. */
  folders: { home: string; temporary: string };
  /** Switches from `app.commandLine`. */
  switches: ReadonlyMap<string, string>;
}

/** Features on top of the shell's own: probes and pre-made processes that would blur which process shows which page. */
const FEATURES_OFF = [
  'SpareRendererForSitePerProcess',
  'CertificateTransparencyComponentUpdater',
  'GlobalMediaControls',
  'HardwareMediaKeyHandling',
  'Translate',
  'WebRtcHideLocalIpsWithMdns',
  // Playwright's own, repeated because Chromium keeps only the last list that it is given.
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

const FEATURES_ON = [
  // Without it Chromium makes a UDP socket towards a public address to learn whether there is IPv6.
  'EnableIPv6ReachabilityOverride',
  // Playwright's own.
  'CDPScreenshotNewSurface',
  'SkipListAccountsWithoutGaiaCookies',
];

function cameraFlags(camera: string | undefined): string[] {
  // Unset: whatever the machine has. `none`: a machine without a camera, whatever it has.
  if (camera === undefined || camera === '') return [];
  if (camera === 'none') return ['--use-fake-device-for-media-stream=device-count=0'];
  return ['--use-fake-device-for-media-stream=device-count=1', `--use-file-for-fake-video-capture=${camera}`];
}

/** The switches for Chromium. Pure, so that a test can read them. */
export function chromiumFlags(
  env: NodeJS.ProcessEnv,
  switches: ReadonlyMap<string, string>,
  isRoot: boolean,
): string[] {
  // Chromium keeps the last of two `--disable-features`, so the shell's list and ours are made one.
  const features = new Set([...(switches.get('disable-features')?.split(',') ?? []), ...FEATURES_OFF]);
  const others = [...switches].filter(([name]) => name !== 'disable-features');
  return [
    ...others.map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    `--disable-features=${[...features].join(',')}`,
    `--enable-features=${FEATURES_ON.join(',')}`,
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-breakpad',
    '--disable-gpu-shader-disk-cache',
    '--hide-crash-restore-bubble',
    '--no-default-browser-check',
    ...cameraFlags(env.WALKUP_FAKE_CAMERA),
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

export const isHeaded = (env: NodeJS.ProcessEnv): boolean => !!env.DISPLAY && !env.WALKUP_HEADLESS;

export async function openChromium(options: ChromiumOptions): Promise<Browser> {
  const { env, folders } = options;
  return chromium.launch({
    executablePath: env.WALKUP_CHROMIUM ?? '/usr/bin/chromium',
    headless: !isHeaded(env),
    args: chromiumFlags(env, options.switches, process.getuid?.() === 0),
    // The host decides what a signal means: the app is asked to close first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    env: {
      ...(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)) as Record<string, string>),
      HOME: folders.home,
      XDG_CONFIG_HOME: `${folders.home}/config`,
      XDG_CACHE_HOME: `${folders.home}/cache`,
      XDG_DATA_HOME: `${folders.home}/data`,
      TMPDIR: folders.temporary,
      // A session bus would be asked for portals and keyrings that a kiosk does not have.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      DBUS_SYSTEM_BUS_ADDRESS: 'disabled:',
    },
  });
}

const rendererId = (pid: number): number | null => {
  try {
    // Chromium rewrites its children's command line with spaces.
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    // The browser's own frame around a page is drawn by renderers too; they never show a page of ours.
    if (command.includes('--top-chrome-webui')) return null;
    const id = /--renderer-client-id=(\d+)/.exec(command)?.[1];
    return id === undefined ? null : Number(id);
  } catch {
    return null;
  }
};

/** The renderers that show pages: pid to Chromium's own running number of it. */
export async function pageRenderers(browser: CDPSession): Promise<Map<number, number>> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  const found = new Map<number, number>();
  for (const { type, id } of processInfo) {
    const client = type === 'renderer' ? rendererId(id) : null;
    if (client !== null) found.set(id, client);
  }
  return found;
}

/**
 * The process that a load brought about: the newest of those that were not there before. Pages of different sessions
 * never share a process, and loads are made one at a time, so it is the page's. (A killed process proves it: the page's
 * own crash event must follow.) Null when no new one came: the page kept the process that it had.
 */
export function newest(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number | null {
  const fresh = [...after].filter(([pid]) => !before.has(pid)).sort(([, a], [, b]) => b - a);
  return fresh[0]?.[0] ?? null;
}
