import type { WebContents } from 'electron';
import { type KeyPress, keyAllowed } from './keys.ts';
import { indexOf, type PageKind } from './origin.ts';

const locked = new WeakSet<WebContents>();

/**
 * For everything that Electron makes and we did not ask for (a devtools page, an extension's, a webview of some future
 * version): it goes nowhere, opens nothing and embeds nothing. Ours are told apart by their own lock.
 */
export function guardStranger(contents: WebContents): void {
  const refuse = (event: { preventDefault(): void }) => {
    if (!locked.has(contents)) event.preventDefault();
  };
  contents.on('will-frame-navigate', refuse);
  contents.on('will-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Keeps a page where it is: it goes nowhere, opens nothing, embeds nothing, and gets no key that leads out of it.
 * `shortcut` sees a key first and answers true when it took it (the training switch between windows).
 */
export function lockDown(
  contents: WebContents,
  kind: PageKind,
  shortcut: (press: KeyPress) => boolean = () => false,
): void {
  locked.add(contents);
  contents.on('will-frame-navigate', (event) => {
    // A reload of the very page is how a replaced renderer comes back; anything else is an escape.
    if (!event.isMainFrame || event.url !== indexOf(kind)) event.preventDefault();
  });
  contents.on('will-navigate', (event) => {
    if (event.url !== indexOf(kind)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  // A page must not keep its window open with a beforeunload question when it is being purged.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('before-input-event', (event, input) => {
    if (input.type === 'keyDown' && shortcut(input)) event.preventDefault();
    else if (!keyAllowed(input, kind === 'counter')) event.preventDefault();
  });
}
