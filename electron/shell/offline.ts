import type { Session } from 'electron';
import { isWithin, originOf, type PageKind } from './origin.ts';

/**
 * Cuts a session off from everything but its own pages (P5). None of it stops WebRTC: the machine without a network is
 * the control, this is the layer inside. Permissions need a handler for each of their ways, because Electron grants
 * what no handler refuses.
 */
export async function cutOff(session: Session, kind: PageKind): Promise<void> {
  const camera = kind === 'counter';
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isWithin(kind, details.url) }));
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const videoOnly = media.length > 0 && media.every((type) => type === 'video');
    callback(
      camera && permission === 'media' && videoOnly && details.isMainFrame && isWithin(kind, details.requestingUrl),
    );
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      camera &&
      permission === 'media' &&
      details.mediaType === 'video' &&
      details.isMainFrame &&
      origin.replace(/\/$/, '') === originOf(kind),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.on('will-download', (event) => event.preventDefault());
  // The spellchecker fetches dictionaries, and stores the words a person adds.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(`${originOf(kind)}/no-dictionary/`);
  await session.setProxy({ mode: 'fixed_servers', proxyRules: '127.0.0.1:9', proxyBypassRules: '<-loopback>' });
}

/** Empties what an in-memory session still holds in the browser process; part of replacing a window. */
export async function emptySession(session: Session): Promise<void> {
  await session.clearStorageData();
  await session.clearCache();
}
