import { useId } from 'react';
import { CARD_HEIGHT_MM, CARD_WIDTH_MM, GHOST } from '../geometry.ts';
import type { Art } from './art.ts';
import { rosette, waves } from './guilloche.ts';

const BAND_MM = 10;
const TEAL = '#0a4f5c';

// Drawn once for the life of the window: the figures are the same on every card.
const FINE = waves({ fromMm: 11, toMm: 54, lines: 30, lengthMm: 21, swingMm: 1.1 });
const BROAD = waves({ fromMm: 14, toMm: 60, lines: 13, lengthMm: 47, swingMm: 2.6 });
const BAND = waves({ fromMm: 1, toMm: 9.5, lines: 9, lengthMm: 13, swingMm: 0.55 });
const ROSE = rosette(GHOST.xMm + GHOST.widthMm / 2, GHOST.yMm + GHOST.heightMm / 2, 10.2, 31, 7, 0.3);
const INNER_ROSE = rosette(GHOST.xMm + GHOST.widthMm / 2, GHOST.yMm + GHOST.heightMm / 2, 6.4, 17, 5, 0.34);
const LAKE = waves({ fromMm: 46.6, toMm: 52.8, lines: 8, lengthMm: 9, swingMm: 0.42 });

/** A house in a circle, above water: the invented city's mark. Unit: one is the circle's radius. */
function Seal({ xMm, yMm, radiusMm }: { xMm: number; yMm: number; radiusMm: number }) {
  return (
    <g transform={`translate(${xMm} ${yMm}) scale(${radiusMm})`} fill="none" stroke="#ffffff" strokeLinejoin="round">
      <circle r={1} strokeWidth={0.09} />
      <circle r={0.86} strokeWidth={0.035} />
      <path d="M-.5 .02L0-.48L.5 .02M-.36-.1V.34H.36V-.1" strokeWidth={0.1} strokeLinecap="round" />
      <path d="M-.09 .34V.08H.09V.34" strokeWidth={0.08} />
      <path d="M-.58 .5q.145-.1 .29 0t.29 0t.29 0t.29 0M-.36 .63q.12-.08 .24 0t.24 0t.24 0" strokeWidth={0.06} />
    </g>
  );
}

/** Pale ground: lighter than any threshold at which a card printer starts to lay resin black. */
function Ground({ wash }: { wash: string }) {
  return (
    <>
      <linearGradient id={wash} x1="0" y1="0" x2="1" y2="1">
        <stop offset="0" stopColor="#f3f8f7" />
        <stop offset="0.55" stopColor="#e6f1f0" />
        <stop offset="1" stopColor="#d3e7e6" />
      </linearGradient>
      <rect width={CARD_WIDTH_MM} height={CARD_HEIGHT_MM} fill={`url(#${wash})`} />
      <path d={BROAD} fill="none" stroke="#cde2e2" strokeWidth={0.3} />
      <path d={FINE} fill="none" stroke="#c3dcdc" strokeWidth={0.13} />
    </>
  );
}

function Front() {
  const wash = useId();
  return (
    <>
      <Ground wash={wash} />
      <path d={ROSE} fill="none" stroke="#b4d3d5" strokeWidth={0.1} />
      <path d={INNER_ROSE} fill="none" stroke="#e3cf9f" strokeWidth={0.12} />
      <rect width={CARD_WIDTH_MM} height={BAND_MM} fill={TEAL} />
      <path d={BAND} fill="none" stroke="#17626f" strokeWidth={0.12} clipPath={`url(#${wash}-band)`} />
      <clipPath id={`${wash}-band`}>
        <rect width={CARD_WIDTH_MM} height={BAND_MM} />
      </clipPath>
      <rect y={BAND_MM} width={CARD_WIDTH_MM} height={0.5} fill="#e0b04b" />
      <Seal xMm={7.4} yMm={5} radiusMm={3.5} />
    </>
  );
}

function Back() {
  const wash = useId();
  return (
    <>
      <Ground wash={wash} />
      <rect width={CARD_WIDTH_MM} height={3.6} fill={TEAL} />
      <rect y={3.6} width={CARD_WIDTH_MM} height={0.5} fill="#e0b04b" />
      <path d={LAKE} fill="none" stroke="#9cc4c8" strokeWidth={0.16} />
    </>
  );
}

/** The invented city of Lakemont: teal band, water, a house. No real city's seal, colours or layout. */
export const lakemont: Art = {
  Front,
  Back,
  titleFill: '#ffffff',
  portraitGround: '#c9d8da',
  portraitFrame: '#9db6ba',
  watermark: '#a1261a',
};
