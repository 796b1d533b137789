import { PDFDocument, PDFName } from '@cantoo/pdf-lib';

/** Points of a millimetre. */
const POINTS = 72 / 25.4;
/** ISO/IEC 7810 ID-1, 85.60 × 53.98 mm. */
export const CARD_WIDTH_PT = 85.6 * POINTS;
export const CARD_HEIGHT_PT = 53.98 * POINTS;

/** How far Chromium may round a page up to whole device pixels; more means that the page was laid out wrongly. */
const ROUNDING_PT = 1;

/** The pages are not a card's: too many, too few, or the wrong size. Names sizes only, never content. */
export class CardPdfError extends Error {
  override name = 'CardPdfError';
}

/** Document information tells when, by what and under which title a file was made; a card's PDF tells nothing. */
function strip(pdf: PDFDocument): void {
  const { context } = pdf;
  const { Info } = context.trailerInfo;
  if (Info) {
    context.delete(Info as never);
    delete context.trailerInfo.Info;
  }
  pdf.catalog.delete(PDFName.of('Metadata'));
  pdf.catalog.delete(PDFName.of('Lang'));
  pdf.catalog.delete(PDFName.of('ViewerPreferences'));
  delete context.trailerInfo.ID;
}

async function load(raw: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(raw, { updateMetadata: false });
}

/**
 * Gives every page of a card exactly the card's size. Chromium rounds a page up to whole pixels (242.88 × 153.12 pt),
 * and a printer that is told another size than the card's scales or centres it. Content keeps its scale and its top
 * left corner, which is the corner the faces are drawn from, so nothing moves and only the rounding is trimmed away.
 * @throws CardPdfError when there are not `pageCount` pages or one is not a card's size but for that rounding.
 */
export async function exactCardPdf(raw: Uint8Array, pageCount: number): Promise<Uint8Array> {
  const pdf = await load(raw);
  const pages = pdf.getPages();
  if (pages.length !== pageCount) throw new CardPdfError(`${pages.length} pages instead of ${pageCount}`);
  for (const page of pages) {
    const { width, height } = page.getMediaBox();
    const spareX = width - CARD_WIDTH_PT;
    const spareY = height - CARD_HEIGHT_PT;
    if (spareX < -0.05 || spareY < -0.05 || spareX > ROUNDING_PT || spareY > ROUNDING_PT) {
      throw new CardPdfError(`a page of ${width.toFixed(2)} × ${height.toFixed(2)} pt is not a card's`);
    }
    // PDF's origin is the bottom left, the faces' the top left: what was rounded up lies below.
    page.translateContent(0, -spareY);
    page.setMediaBox(0, 0, CARD_WIDTH_PT, CARD_HEIGHT_PT);
    page.setCropBox(0, 0, CARD_WIDTH_PT, CARD_HEIGHT_PT);
    page.setTrimBox(0, 0, CARD_WIDTH_PT, CARD_HEIGHT_PT);
    page.setBleedBox(0, 0, CARD_WIDTH_PT, CARD_HEIGHT_PT);
    page.setArtBox(0, 0, CARD_WIDTH_PT, CARD_HEIGHT_PT);
  }
  strip(pdf);
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** Strips a slip's PDF; its page is as long as what it says. @throws CardPdfError when it is not one page. */
export async function plainSlipPdf(raw: Uint8Array): Promise<Uint8Array> {
  const pdf = await load(raw);
  if (pdf.getPageCount() !== 1) throw new CardPdfError(`a slip of ${pdf.getPageCount()} pages`);
  strip(pdf);
  return pdf.save({ addDefaultPage: false, updateFieldAppearances: false });
}
