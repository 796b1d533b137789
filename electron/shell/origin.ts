import type { WindowKind } from '../contract/define.ts';

/** The scheme of every page; one host a window, so that each window is an origin, and a process, of its own. */
export const SCHEME = 'app';

export type PageKind = WindowKind | 'press';

export const originOf = (kind: PageKind): string => `${SCHEME}://${kind}`;
export const indexOf = (kind: PageKind): string => `${originOf(kind)}/index.html`;
/** In Node the origin of a custom scheme is the string "null", so addresses are compared by their beginning. */
export const isWithin = (kind: PageKind, url: string): boolean => url.startsWith(`${originOf(kind)}/`);
