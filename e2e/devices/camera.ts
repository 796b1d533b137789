import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

/**
 * A camera for the stories: a Y4M file that Chromium's fake device plays over and over. All pictures have one size, so
 * that a new picture can be written over the old one in place while the device plays.
 */
export const CAMERA_WIDTH_PX = 640;
export const CAMERA_HEIGHT_PX = 480;
const FRAMES = 2;

/** A drawing: the colour of each pixel, sRGB 0…255. */
export type Picture = (x: number, y: number) => readonly [red: number, green: number, blue: number];

const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** One 4:2:0 frame, BT.601 limited range, which is what Chromium takes an untagged Y4M for. */
function frameOf(picture: Picture): Buffer {
  const luma = Buffer.alloc(CAMERA_WIDTH_PX * CAMERA_HEIGHT_PX);
  const quarter = (CAMERA_WIDTH_PX / 2) * (CAMERA_HEIGHT_PX / 2);
  const blueDifference = Buffer.alloc(quarter);
  const redDifference = Buffer.alloc(quarter);
  for (let y = 0; y < CAMERA_HEIGHT_PX; y++) {
    for (let x = 0; x < CAMERA_WIDTH_PX; x++) {
      const [red, green, blue] = picture(x, y);
      luma[y * CAMERA_WIDTH_PX + x] = clamp(16 + 0.257 * red + 0.504 * green + 0.098 * blue);
      if (x % 2 === 1 || y % 2 === 1) continue;
      const at = (y / 2) * (CAMERA_WIDTH_PX / 2) + x / 2;
      blueDifference[at] = clamp(128 - 0.148 * red - 0.291 * green + 0.439 * blue);
      redDifference[at] = clamp(128 + 0.439 * red - 0.368 * green - 0.071 * blue);
    }
  }
  return Buffer.concat([luma, blueDifference, redDifference]);
}

export function y4mOf(picture: Picture): Buffer {
  const frame = frameOf(picture);
  const header = `YUV4MPEG2 W${CAMERA_WIDTH_PX} H${CAMERA_HEIGHT_PX} F15:1 Ip A1:1 C420jpeg\n`;
  const frames = Array.from({ length: FRAMES }, () => [Buffer.from('FRAME\n'), frame]).flat();
  return Buffer.concat([Buffer.from(header), ...frames]);
}

const within = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** Light over the whole picture, so that it is not flat: a picture of one colour is taken for a covered lens. */
const shaded = (colour: readonly [number, number, number], y: number): [number, number, number] => {
  const light = 1.05 - (y / CAMERA_HEIGHT_PX) * 0.15;
  return [clamp(colour[0] * light), clamp(colour[1] * light), clamp(colour[2] * light)];
};

/** The head and shoulders of nobody, before a pale wall. `skin` and `hair` tell two invented people apart. */
export const face =
  (
    skin: readonly [number, number, number] = [196, 150, 118],
    hair: readonly [number, number, number] = [58, 42, 34],
  ): Picture =>
  (x, y) => {
    const cx = CAMERA_WIDTH_PX / 2;
    if (within(x, y, cx - 34, 205, 9, 6) || within(x, y, cx + 34, 205, 9, 6)) return [40, 32, 28];
    if (within(x, y, cx, 292, 30, 8)) return [150, 84, 80];
    if (within(x, y, cx, 244, 9, 16)) return shaded([skin[0] - 18, skin[1] - 18, skin[2] - 18], y);
    if (within(x, y, cx, 226, 82, 112) && y > 150) return shaded(skin, y);
    if (within(x, y, cx, 205, 98, 124) && y < 250) return shaded(hair, y);
    if (Math.abs(x - cx) < 40 && y > 300 && y < 380) return shaded(skin, y);
    if (within(x, y, cx, 500, 210, 140)) return shaded([52, 86, 122], y);
    return shaded([214, 220, 222], y);
  };

/** A sheet with lines of writing, as the document camera sees it; `mark` shifts the lines, so that two sheets differ. */
export const paper =
  (mark = 0): Picture =>
  (x, y) => {
    const onSheet = x > 90 && x < 550 && y > 40 && y < 440;
    if (!onSheet) return shaded([72, 66, 60], y);
    const line = Math.floor((y - 70) / 26);
    const length = 180 + (((line + 3) * 97 + mark * 53) % 220);
    const inked = (y - 70) % 26 < 9 && y > 70 && y < 410 && x > 125 && x < 125 + length && x % 11 < 8;
    return inked ? [44, 46, 54] : shaded([242, 240, 232], y);
  };

/** A lens that is covered: every pixel black. */
export const covered: Picture = () => [0, 0, 0];

/** The file that `$WALKUP_FAKE_CAMERA` names. */
export class FakeCamera {
  readonly file: string;

  /** `file` ends in `.y4m` (Chromium tells the format by the name) and should lie in RAM-backed storage. */
  constructor(file: string, picture: Picture = face()) {
    this.file = file;
    writeFileSync(file, y4mOf(picture));
  }

  /** Changes what the camera sees, while it runs: the bytes are written over in place, at the same length. */
  show(picture: Picture): void {
    const bytes = y4mOf(picture);
    const handle = openSync(this.file, 'r+');
    try {
      writeSync(handle, bytes, 0, bytes.length, 0);
    } finally {
      closeSync(handle);
    }
  }
}
