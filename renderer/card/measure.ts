import type { Measure } from './fit.ts';

/** The only family a card is set in; declared in fonts.css. */
export const CARD_FAMILY = '"Walkup Card"';

/** Size at which widths are taken: large, so that rounding to a device pixel does not matter, then scaled down. */
const AT = 100;

/** Loads the cuts that `text` needs. Rejects when a font file cannot be had: a card is never set in another font. */
export async function loadCardFonts(text: string): Promise<void> {
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${CARD_FAMILY}`, text)));
}

let ruler: SVGTextElement | undefined;

function theRuler(): SVGTextElement {
  if (ruler?.isConnected) return ruler;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('width', '0');
  svg.setAttribute('height', '0');
  // Out of flow and out of paint, but laid out: display:none would have no widths to give.
  Object.assign(svg.style, { position: 'fixed', insetInlineStart: '0', top: '0', visibility: 'hidden' });
  ruler = svg.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'text'));
  Object.assign(ruler.style, { fontFamily: CARD_FAMILY, fontSize: `${AT}px`, textRendering: 'geometricPrecision' });
  document.body.append(svg);
  return ruler;
}

/** Measures with the fonts of this window; they must have been loaded (`loadCardFonts`) for this text. */
export const measureInWindow: Measure = (text, weight) => {
  if (text === '') return 0;
  const element = theRuler();
  element.style.fontWeight = String(weight);
  element.textContent = text;
  const width = element.getComputedTextLength() / AT;
  // The ruler must not keep a name in the page after the card is gone.
  element.textContent = '';
  return width;
};
