import type { Placed } from './layout.ts';
import { CARD_FAMILY } from './measure.ts';

/** Strong right-to-left characters (Hebrew, Arabic and their extensions): the first strong one decides a line. */
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
const STRONG = /\p{L}/u;

function isRightToLeft(text: string): boolean {
  const first = [...text].find((character) => STRONG.test(character));
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

/** Printed text: pure black unless told otherwise, so that a card printer sets it in resin black (0,0,0 only). */
export function Text({ placed, fill = '#000000' }: { placed: Placed; fill?: string }) {
  return placed.lines.map((line) => {
    const rtl = isRightToLeft(line.text);
    return (
      <text
        key={`${line.yMm} ${line.text}`}
        x={line.xMm}
        y={line.yMm}
        // A right-to-left line still begins at the column's left edge, under its label; only its own order differs.
        direction={rtl ? 'rtl' : 'ltr'}
        textAnchor={rtl ? 'end' : 'start'}
        fill={fill}
        style={{
          fontFamily: CARD_FAMILY,
          fontSize: `${placed.sizeMm}px`,
          fontWeight: placed.weight,
          letterSpacing: placed.spacingMm ? `${placed.spacingMm}px` : undefined,
          textRendering: 'geometricPrecision',
          unicodeBidi: 'isolate',
          whiteSpace: 'pre',
        }}
      >
        {line.text}
      </text>
    );
  });
}
