import { z } from 'zod';
import type { CardFace, Fix, PrecheckView, PurgeCertificate, Text } from '../contract/views.ts';
import { glyphProblems } from './glyphs.ts';
import type { RawPress } from './raw-press.ts';

/** What a slip says; composed on the same press as the card, on an 80 mm roll. Its words are in `language`. */
export type Slip =
  /** `people`: how many share the number. */
  | { kind: 'waiting'; language: string; city: string; number: string; forgetCode: string; people: number }
  | { kind: 'certificate'; language: string; city: string; certificate: PurgeCertificate }
  /** What somebody has and what they lack; names of document types and nothing about them. */
  | { kind: 'precheck'; language: string; city: string; cardName: Text; brought: Text[]; result: PrecheckView }
  /** Why no card was issued today, what to bring, how to object. */
  | { kind: 'refusal'; language: string; city: string; reasons: Text[]; bring: Fix[]; appeal: Text }
  /** The codes that set a wedge scanner up, and the one that checks it. */
  | { kind: 'scanner'; language: string; city: string };

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

/** The press could not lay the page out, or what it made is not a card. Says which part failed, never whose card. */
export class PressError extends Error {
  override name = 'PressError';
}

/** What the page says of itself. It is a window like any other: not believed before it is parsed. */
const Report = z.strictObject({
  problems: z
    .array(
      z.strictObject({
        field: z.enum(['givenNames', 'familyName', 'address', 'gender', 'emergency']),
        problem: z.literal('does-not-fit'),
      }),
    )
    .max(5),
  pages: z.int().min(0).max(2),
  failed: z.enum(['fonts', 'portrait', 'drawing']).optional(),
});

/** Two thirds of all that main would read at its start; the first page that is pressed waits for it, not every start. */
const pdfStep = () => import('./pdf.ts');

const PORTRAIT_NAME = 'portrait.jpg';
const CARD_PAGES = 2;

/** The press over a raw one: composes what the page is given, checks what it reports, and makes its PDF exact. */
export function makePress(raw: RawPress): Press {
  const lay = async (work: unknown, files: Parameters<RawPress['print']>[0]['files'], pages: number) => {
    const { pdf, report } = await raw.print({ work, files });
    const parsed = Report.safeParse(report);
    if (!parsed.success) throw new PressError('the press page reported what it must not');
    if (parsed.data.failed) throw new PressError(`the press page failed at its ${parsed.data.failed}`);
    if (parsed.data.pages !== pages) throw new PressError(`the press page laid out ${parsed.data.pages} pages`);
    return { pdf, problems: parsed.data.problems };
  };
  return {
    async card(face, portrait) {
      // A face without a portrait never gets one, and a face with one is never printed without it.
      if (face.portrait !== null && portrait === null) throw new PressError('the portrait of this card is missing');
      const bytes = face.portrait === null ? null : portrait;
      const laid = await lay(
        { kind: 'card', face, portrait: bytes === null ? null : `/files/${PORTRAIT_NAME}` },
        new Map(bytes === null ? [] : [[PORTRAIT_NAME, { type: 'image/jpeg', bytes }]]),
        CARD_PAGES,
      );
      const { exactCardPdf } = await pdfStep();
      const pdf = await exactCardPdf(laid.pdf, CARD_PAGES);
      laid.pdf.fill(0);
      const unprintable = glyphProblems(face).map(({ field, problem }) => ({ field, problem }));
      return { pdf, problems: [...unprintable, ...laid.problems] };
    },
    async slip(slip) {
      const laid = await lay({ kind: 'slip', slip }, new Map(), 1);
      const { plainSlipPdf } = await pdfStep();
      const pdf = await plainSlipPdf(laid.pdf);
      laid.pdf.fill(0);
      return { pdf };
    },
  };
}
