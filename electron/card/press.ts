import type { CardFace } from '../contract/views.ts';

/** What a slip says; composed on the same press as the card, on an 80 mm roll. */
export type Slip =
  | { kind: 'waiting'; language: string; city: string; number: string; forgetCode: string }
  | { kind: 'certificate'; language: string; city: string; certificate: import('../contract/views.ts').PurgeCertificate };

/** A problem that the faces themselves found while being laid out: a field that does not fit, or has no glyphs. */
export interface LayoutProblem {
  field: 'givenNames' | 'familyName' | 'address' | 'gender' | 'emergency';
  problem: 'does-not-fit' | 'unprintable';
}

/**
 * Lays out the very component that the windows preview and gives its PDF, two pages for a card, one for a slip. The
 * shell implements it with a hidden window of its own that has no preload and answers no call; the window, and its
 * process, is gone when the promise settles.
 */
export interface Press {
  /** `portrait` is the JPEG drawn where `face.portrait` is not null. */
  card(face: CardFace, portrait: Uint8Array | null): Promise<{ pdf: Uint8Array; problems: LayoutProblem[] }>;
  slip(slip: Slip): Promise<{ pdf: Uint8Array }>;
}
