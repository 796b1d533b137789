import { CARD_HEIGHT_MM, CARD_WIDTH_MM } from '../geometry.ts';
import type { Art } from './art.ts';
import { rosette, waves } from './guilloche.ts';

const LINES = waves({ fromMm: 12, toMm: 53, lines: 22, lengthMm: 34, swingMm: 0.8 });
const ROSE = rosette(7.4, 5, 3.4, 13, 4, 0.36);

function Sheet() {
  return (
    <>
      <rect width={CARD_WIDTH_MM} height={CARD_HEIGHT_MM} fill="#f7f7f4" />
      <path d={LINES} fill="none" stroke="#e2e2dc" strokeWidth={0.14} />
    </>
  );
}

function Front() {
  return (
    <>
      <Sheet />
      <rect width={CARD_WIDTH_MM} height={10} fill="#e9e8e2" />
      <rect y={10} width={CARD_WIDTH_MM} height={0.35} fill="#6b6f72" />
      <path d={ROSE} fill="none" stroke="#6b6f72" strokeWidth={0.12} />
    </>
  );
}

function Back() {
  return (
    <>
      <Sheet />
      <rect width={CARD_WIDTH_MM} height={3.6} fill="#e9e8e2" />
      <rect y={3.6} width={CARD_WIDTH_MM} height={0.35} fill="#6b6f72" />
    </>
  );
}

/** Grey, without a mark of any city: for a programme whose own art Walkup does not have, which it never invents. */
export const plain: Art = {
  Front,
  Back,
  titleFill: '#000000',
  portraitGround: '#d9d9d4',
  portraitFrame: '#b5b5b0',
  watermark: '#8a5300',
};
