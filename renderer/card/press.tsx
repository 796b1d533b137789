import { createRoot } from 'react-dom/client';
import type { CardFace, Fix, PrecheckView, PurgeCertificate, Text } from '../../electron/contract/views.ts';
import { PrecheckSlip, RefusalSlip } from './evidence-slips.tsx';
import { CardBack, CardFront } from './faces.tsx';
import { CARD_HEIGHT_MM, CARD_WIDTH_MM, PIXEL_MM } from './geometry.ts';
import { type CardProblem, layoutCard, textsOf } from './layout.ts';
import { loadCardFonts, measureInWindow } from './measure.ts';
import { ScannerSheet } from './scanner-sheet.tsx';
import { CertificateSlip, WaitingSlip } from './slips.tsx';
import { cardWords, slipWords } from './words.ts';
import './fonts.css';
import './press.css';

/**
 * The press page: a hidden window without preload that lays out one card or one slip and says when it may be printed.
 * It asks for `/work.json`, draws, and tells `/report`; it holds nothing else and is thrown away afterwards.
 */
type Work = { kind: 'card'; face: CardFace; portrait: string | null } | { kind: 'slip'; slip: Slip };

type Slip =
  | { kind: 'waiting'; language: string; city: string; number: string; forgetCode: string; people: number }
  | { kind: 'certificate'; language: string; city: string; certificate: PurgeCertificate }
  | { kind: 'precheck'; language: string; city: string; cardName: Text; brought: Text[]; result: PrecheckView }
  | { kind: 'refusal'; language: string; city: string; reasons: Text[]; bring: Fix[]; appeal: Text }
  | { kind: 'scanner'; language: string; city: string };

interface Report {
  problems: CardProblem[];
  pages: number;
  /** Set when nothing may be printed: what went wrong, never whose card it was. */
  failed?: 'fonts' | 'portrait' | 'drawing';
}

async function lay(work: Work, root: HTMLElement): Promise<Report> {
  const text = work.kind === 'card' ? textsOf(work.face) : textsOfSlip(work.slip);
  try {
    await loadCardFonts(text);
  } catch {
    return { problems: [], pages: 0, failed: 'fonts' };
  }
  await draw(work, root);
  await document.fonts.ready;
  try {
    await Promise.all([...root.querySelectorAll('image')].map((image) => decoded(image)));
  } catch {
    return { problems: [], pages: 0, failed: 'portrait' };
  }
  if (work.kind === 'card') {
    pageSize(CARD_WIDTH_MM, CARD_HEIGHT_MM);
    return { problems: layoutCard(work.face, measureInWindow).problems, pages: 2 };
  }
  // A roll has no page length: the page is as long as what it says, rounded up so that no second page begins.
  pageSize(80, Math.ceil(root.getBoundingClientRect().height * PIXEL_MM) + 1);
  return { problems: [], pages: 1 };
}

/** All that a slip may say, its printed words among them: a cut that comes late would be set in another font. */
const textsOfSlip = (slip: Slip): string =>
  [JSON.stringify(slip), ...Object.values(slipWords(slip.language)), ...Object.values(cardWords(slip.language))].join(
    ' ',
  );

/** Resolves once React has drawn it whole (the faces wait for their fonts). */
function draw(work: Work, root: HTMLElement): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const drawn = () => {
    const faces = [...root.querySelectorAll('.walkup-sheet')];
    const whole = work.kind === 'card' ? faces.length === 2 : root.querySelector('.slip') !== null;
    if (!whole || faces.some((face) => face.getAttribute('data-ready') !== 'true')) return;
    watch.disconnect();
    resolve();
  };
  const watch = new MutationObserver(drawn);
  watch.observe(root, { subtree: true, childList: true, attributes: true });
  createRoot(root).render(<Sheets work={work} />);
  return promise;
}

function Sheets({ work }: { work: Work }) {
  if (work.kind === 'card') {
    return (
      <>
        <section className="side">
          <CardFront face={work.face} portraitUrl={work.portrait} sheet />
        </section>
        <section className="side">
          <CardBack face={work.face} sheet />
        </section>
      </>
    );
  }
  return <SlipSheet slip={work.slip} />;
}

function SlipSheet({ slip }: { slip: Slip }) {
  switch (slip.kind) {
    case 'waiting':
      return <WaitingSlip {...slip} />;
    case 'certificate':
      return <CertificateSlip {...slip} />;
    case 'precheck':
      return <PrecheckSlip {...slip} />;
    case 'refusal':
      return <RefusalSlip {...slip} />;
    case 'scanner':
      return <ScannerSheet {...slip} />;
  }
}

/** Through a plain image of the same address: an SVG image has no way to say that it is broken. */
async function decoded(element: SVGImageElement): Promise<void> {
  const image = new Image();
  image.src = element.href.baseVal;
  await image.decode();
  // Chromium has it; the DOM's type does not know yet.
  await (element as SVGImageElement & { decode(): Promise<void> }).decode();
}

/** A constructed sheet, because the policy of this page (rightly) takes no inline style. */
function pageSize(widthMm: number, heightMm: number): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { size: ${widthMm}mm ${heightMm}mm; margin: 0 }`);
  document.adoptedStyleSheets = [sheet];
}

const root = document.querySelector<HTMLElement>('#press');
if (!root) throw new Error('the press page has no sheet to draw on');
const work = (await (await fetch('/work.json')).json()) as Work;
let report: Report;
try {
  report = await lay(work, root);
} catch {
  report = { problems: [], pages: 0, failed: 'drawing' };
}
await fetch('/report', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(report),
});
