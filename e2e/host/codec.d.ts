/** Any structured-cloneable value as text, both ways; throws `An object could not be cloned.` as Electron does. */
export function encode(value: unknown): string;
export function decode(text: string): unknown;
