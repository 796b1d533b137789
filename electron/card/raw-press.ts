/** One page to lay out: `work` is served as `/work.json`, each file as `/files/<name>`. */
export interface PressPage {
  work: unknown;
  files: ReadonlyMap<string, { type: string; bytes: Uint8Array }>;
}

/**
 * A hidden window that lays out one page and gives it back as a PDF; it knows nothing of cards. `report` is what the
 * page itself found while laying out (it POSTs it to `/report`) and is as untrusted as any message of a window.
 *
 * Rejects with an error that names no content when the page does not report in time or its process dies. Its window
 * and process are gone when the promise settles, either way; where the process would not end, it rejects for that.
 */
export interface RawPress {
  print(page: PressPage): Promise<{ pdf: Uint8Array; report: unknown }>;
}
