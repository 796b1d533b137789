/** A crop of a picture: its centre as a share of the picture's sides (0…1), and how much closer than the whole (1…4). */
export interface Crop {
  centreX: number;
  centreY: number;
  zoom: number;
}

export const WHOLE: Crop = { centreX: 0.5, centreY: 0.5, zoom: 1 };
const CLOSEST = 4;

interface Size {
  width: number;
  height: number;
}

/**
 * The pixels of the source inside the crop: the largest rectangle of the wanted shape at zoom 1, kept inside the
 * picture, so that an edge of it is never drawn as a blank bar on a card.
 */
export function cropRect(source: Size, shape: Size, crop: Crop): Size & { x: number; y: number } {
  const scale = Math.min(source.width / shape.width, source.height / shape.height) / clamp(crop.zoom, 1, CLOSEST);
  const width = shape.width * scale;
  const height = shape.height * scale;
  return {
    x: clamp(crop.centreX * source.width - width / 2, 0, source.width - width),
    y: clamp(crop.centreY * source.height - height / 2, 0, source.height - height),
    width,
    height,
  };
}

/**
 * Moves and zooms a crop; `dx` and `dy` are shares of the frame's own sides, `dz` a factor. What comes back is where the
 * frame really is, so that ten presses against an edge are not ten presses to come back.
 */
export function moveCrop(source: Size, shape: Size, crop: Crop, by: { dx?: number; dy?: number; dz?: number }): Crop {
  const zoom = clamp(crop.zoom * (by.dz ?? 1), 1, CLOSEST);
  const now = cropRect(source, shape, { ...crop, zoom });
  const moved = cropRect(source, shape, {
    centreX: (now.x + now.width / 2 + (by.dx ?? 0) * now.width) / source.width,
    centreY: (now.y + now.height / 2 + (by.dy ?? 0) * now.height) / source.height,
    zoom,
  });
  return {
    centreX: (moved.x + moved.width / 2) / source.width,
    centreY: (moved.y + moved.height / 2) / source.height,
    zoom,
  };
}

/** The size of a picture scaled down, never up, until its longer side is at most `longest` pixels. */
export function fitWithin(source: Size, longest: number): Size {
  const scale = Math.min(1, longest / Math.max(source.width, source.height));
  return { width: Math.round(source.width * scale), height: Math.round(source.height * scale) };
}

/** `least` wins where rounding puts `most` a hair below it: a crop may not begin before the picture does. */
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
