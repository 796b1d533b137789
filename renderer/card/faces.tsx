import { type ReactNode, useEffect } from 'react';
import type { CardFace } from '../../electron/contract/views.ts';
import type { Art } from './art/art.ts';
import { lakemont } from './art/lakemont.tsx';
import { plain } from './art/plain.tsx';
import {
  CARD_DOT_MM,
  CARD_HEIGHT_MM,
  CARD_WIDTH_MM,
  CODE,
  PIXEL_MM,
  SHEET_HEIGHT_PX,
  SHEET_WIDTH_PX,
} from './geometry.ts';
import type { CardLayout, CardProblem, Side } from './layout.ts';
import { CARD_FAMILY } from './measure.ts';
import { Ghost, Portrait } from './portrait.tsx';
import { QrCode } from './qr-code.tsx';
import { Text } from './text.tsx';
import { useCardLayout } from './use-layout.ts';
import { type CardWords, cardWords } from './words.ts';
import './card.css';

const DESIGNS: Readonly<Record<string, Art>> = { lakemont };

export interface CardSideProps {
  face: CardFace;
  /** Where the portrait is served; null draws none. */
  portraitUrl: string | null;
  /** Hears of fields without room, each time the face changes; empty when all is well. */
  onProblems?: ((problems: CardProblem[]) => void) | undefined;
  /** Draws at the true size on whole pixels, for the press; a preview fills its box instead. */
  sheet?: boolean;
}

/** The front, one SVG in millimetres: the same drawing scales in a preview and prints exactly. */
export function CardFront({ face, portraitUrl, onProblems, sheet = false }: CardSideProps) {
  const layout = useReported(face, onProblems);
  const art = DESIGNS[face.design] ?? plain;
  const words = cardWords(face.language);
  return (
    <Plastic title={words.front} ready={layout !== null} sheet={sheet}>
      <art.Front />
      <Portrait url={portraitUrl} art={art} name={words.portrait} />
      <Ghost url={portraitUrl} />
      {face.specimen && <Watermark art={art} words={words} yMm={41} />}
      {layout && (
        <>
          <Text placed={layout.title.city} fill={art.titleFill} />
          <Text placed={layout.title.card} fill={art.titleFill} />
          <Texts side={layout.front} />
        </>
      )}
    </Plastic>
  );
}

/** The back, one SVG in millimetres: the code, the issue date, and what a finder should do. */
export function CardBack({ face, onProblems, sheet = false }: Omit<CardSideProps, 'portraitUrl'>) {
  const layout = useReported(face, onProblems);
  const art = DESIGNS[face.design] ?? plain;
  const words = cardWords(face.language);
  return (
    <Plastic title={words.back} ready={layout !== null} sheet={sheet}>
      <art.Back />
      {face.specimen && <Watermark art={art} words={words} yMm={38} />}
      <QrCode text={face.code} xMm={CODE.xMm} yMm={CODE.yMm} sideMm={CODE.sideMm} dotMm={CARD_DOT_MM} />
      {layout && <Texts side={layout.back} />}
    </Plastic>
  );
}

function useReported(face: CardFace, onProblems: CardSideProps['onProblems']): CardLayout | null {
  const layout = useCardLayout(face);
  const told = layout && JSON.stringify(layout.problems);
  useEffect(() => {
    if (told !== null) onProblems?.(JSON.parse(told) as CardProblem[]);
  }, [told, onProblems]);
  return layout;
}

interface PlasticProps {
  title: string;
  ready: boolean;
  sheet: boolean;
  children: ReactNode;
}

function Plastic({ title, ready, sheet, children }: PlasticProps) {
  const [widthMm, heightMm] = sheet
    ? [SHEET_WIDTH_PX * PIXEL_MM, SHEET_HEIGHT_PX * PIXEL_MM]
    : [CARD_WIDTH_MM, CARD_HEIGHT_MM];
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${widthMm} ${heightMm}`}
      {...(sheet && { width: SHEET_WIDTH_PX, height: SHEET_HEIGHT_PX })}
      role="img"
      aria-label={title}
      className={sheet ? 'walkup-sheet' : 'walkup-card'}
      data-ready={ready}
    >
      {children}
    </svg>
  );
}

function Texts({ side }: { side: Side }) {
  return (
    <g data-part="texts">
      {[...side.labels, ...side.values].map((placed) => {
        const first = placed.lines[0];
        return first && <Text key={`${first.xMm} ${first.yMm}`} placed={placed} />;
      })}
    </g>
  );
}

/**
 * Under the texts, so that they stay pure black, and over the portrait, so that a specimen can never be cut down to
 * look like a card.
 */
function Watermark({ art, words, yMm }: { art: Art; words: CardWords; yMm: number }) {
  return (
    <text
      x={CARD_WIDTH_MM / 2}
      y={yMm}
      textAnchor="middle"
      transform={`rotate(-17 ${CARD_WIDTH_MM / 2} ${yMm - 4})`}
      fill={art.watermark}
      fillOpacity={0.24}
      data-part="watermark"
      style={{ fontFamily: CARD_FAMILY, fontSize: '12.5px', fontWeight: 700, letterSpacing: '1.2px' }}
    >
      {words.specimen}
    </text>
  );
}
