import type { PageKind } from './origin.ts';

/**
 * No `unsafe-*` but the counter's leave to compile WebAssembly (the reader of a licence's code, which comes among the
 * page's own scripts, so that nothing has to be fetched), and no text is ever made markup or code (trusted types,
 * without any policy that could); a window can reach nothing but its own files, and not even those by script, apart
 * from the press, which has no call to main and must fetch its work and hand in its report.
 */
function contentSecurityPolicy(kind: PageKind): string {
  const rules = {
    'default-src': "'none'",
    'script-src': kind === 'counter' ? "'self' 'wasm-unsafe-eval'" : "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    // blob: is the camera's still picture before the clerk accepts it.
    'img-src': kind === 'counter' ? "'self' blob:" : "'self'",
    'connect-src': kind === 'press' ? "'self'" : "'none'",
    'frame-src': "'none'",
    'child-src': "'none'",
    'worker-src': "'none'",
    'object-src': "'none'",
    'manifest-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': "'none'",
  };
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

const FEATURES = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'clipboard-read',
  'clipboard-write',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
] as const;

/** Headers for one kind of page; `type` is the media type of the body. */
export function headersFor(kind: PageKind, type: string): Record<string, string> {
  const camera = kind === 'counter' ? 'camera=(self)' : 'camera=()';
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy(kind),
    'permissions-policy': [camera, ...FEATURES.map((name) => `${name}=()`)].join(', '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    // A picture of a person must not outlive its page in any cache.
    'cache-control': 'no-store',
  };
}
