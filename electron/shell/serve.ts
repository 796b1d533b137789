import type { Session } from 'electron';
import type { BuiltFiles, ServedFile } from './files.ts';
import { headersFor } from './headers.ts';
import { isWithin, type PageKind, SCHEME } from './origin.ts';

/** Bytes held in memory that a page may ask for, by exact path on its own origin. */
export type LiveFiles = ReadonlyMap<string, ServedFile>;

/** A place where a page may POST, by exact path (the press's report). */
export type Mailbox = (pathname: string, body: Uint8Array) => boolean;

/**
 * Answers `app://<kind>/…` on one session, and nothing else there: an address of another window is not found, so a
 * picture served to the counter cannot be asked for by the walk-up window.
 */
export function serveOn(
  session: Session,
  kind: PageKind,
  files: BuiltFiles,
  live: () => LiveFiles,
  mailbox: Mailbox = () => false,
): void {
  const answer = (status: number, file?: ServedFile) =>
    new Response(file ? new Uint8Array(file.bytes) : null, {
      status,
      headers: headersFor(kind, file?.type ?? 'text/plain; charset=utf-8'),
    });
  session.protocol.handle(SCHEME, async (request) => {
    if (!isWithin(kind, request.url)) return answer(404);
    const { pathname } = new URL(request.url);
    if (request.method === 'POST') {
      return answer(mailbox(pathname, new Uint8Array(await request.arrayBuffer())) ? 204 : 404);
    }
    if (request.method !== 'GET') return answer(405);
    const file = live().get(pathname) ?? files.at(kind, pathname);
    return file ? answer(200, file) : answer(404);
  });
}
