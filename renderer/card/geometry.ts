/** ISO/IEC 7810 ID-1, in millimetres. The corner radius is cut into the plastic; it is drawn on screens only. */
export const CARD_WIDTH_MM = 85.6;
export const CARD_HEIGHT_MM = 53.98;
export const CORNER_RADIUS_MM = 3.18;

/** One dot of a 300 dpi card printer. Code modules are whole dots on this grid, or their edges would be dithered. */
export const CARD_DOT_MM = 25.4 / 300;

/** One dot of a 203 dpi receipt printer. */
export const SLIP_DOT_MM = 25.4 / 203;

/** The nearest length that is a whole number of dots. */
export const onDots = (millimetres: number, dotMm: number = CARD_DOT_MM): number =>
  Math.round(millimetres / dotMm) * dotMm;

/** The portrait's window, 3 : 4 like the crop frame at the counter. */
export const PORTRAIT = { xMm: 4, yMm: 12.8, widthMm: 21.6, heightMm: 28.8 } as const;
export const GHOST = { xMm: 71.6, yMm: 37.6, widthMm: 9.6, heightMm: 12.8 } as const;

/** Room for the code on the back, quiet zone included; its corner lies on the dot grid. */
export const CODE = { xMm: onDots(3.6), yMm: onDots(7.4), sideMm: 25 } as const;

/** Millimetres of a CSS pixel, by definition of the pixel. */
export const PIXEL_MM = 25.4 / 96;

/**
 * The sheet that the press draws a side on: whole pixels, a little larger than the card, which the page then trims.
 * Chromium lays out in 1/64 pixel; a side of exactly 85.60 mm is rounded to that and its code falls off the dot grid.
 */
export const SHEET_WIDTH_PX = 324;
export const SHEET_HEIGHT_PX = 205;
