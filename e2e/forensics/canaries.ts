import { CAMERA_HEIGHT_PX, CAMERA_WIDTH_PX, type Picture, y4mOf } from '../devices/camera.ts';

/** One way in which a canary may stand in a file. */
export interface Needle {
  /** Of which canary, in which form; says nothing of its content, so that a report can be shown to anyone. */
  readonly canary: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** Something of the person that must be found nowhere. */
export interface Canary {
  readonly name: string;
  readonly needles: readonly Needle[];
}

/** Shorter ones (`12`, `IL`, `Apt 6`, a lone ZIP code) stand in every file; they are looked for inside longer ones. */
const SHORTEST_TEXT = 5;
/** Base64 of a five-letter word leaves five characters, which chance makes too often; seven it does not. */
const SHORTEST_BASE64 = 7;

/**
 * The characters of base64 that bytes give wherever they stand in a longer text: an encoder takes three bytes at a time,
 * so there are three, and the characters at both ends, which also hold bits of the neighbours, are left off.
 */
export function base64Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const first = Math.ceil((before * 8) / 6);
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, whole);
  });
}

const asUtf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

function* textForms(text: string): Generator<[form: string, bytes: Buffer]> {
  const utf8 = Buffer.from(text, 'utf8');
  yield ['UTF-8', utf8];
  yield ['UTF-16LE', Buffer.from(text, 'utf16le')];
  yield ['UTF-16BE', asUtf16be(text)];
  for (const encoded of new Set([...base64Forms(utf8), ...base64Forms(Buffer.from(text, 'utf16le'))])) {
    if (encoded.length < SHORTEST_BASE64) continue;
    yield ['base64', Buffer.from(encoded)];
    const url = encoded.replaceAll('+', '-').replaceAll('/', '_');
    if (url !== encoded) yield ['base64url', Buffer.from(url)];
  }
  yield ['hex', Buffer.from(utf8.toString('hex'))];
  yield ['hex', Buffer.from(utf8.toString('hex').toUpperCase())];
  const url = encodeURIComponent(text);
  if (url !== text) {
    yield ['URL', Buffer.from(url)];
    yield ['URL', Buffer.from(url.replaceAll('%20', '+'))];
  }
}

const unique = (needles: Needle[]): Needle[] => [
  ...new Map(needles.map((needle) => [needle.bytes.toString('latin1'), needle])).values(),
];

/**
 * A text as it was typed, composed and decomposed, in capitals (as a card may print it) and in small letters, whole and
 * in its words of five letters or more (so that one cut by the end of a database page is still seen), in every encoding.
 */
export function textCanary(name: string, ...texts: readonly string[]): Canary {
  const wholes = texts.flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]);
  const words = wholes.flatMap((text) => text.match(/\p{L}{5,}/gu) ?? []);
  const said = [...wholes, ...words].flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]);
  const needles: Needle[] = [];
  for (const text of new Set(said)) {
    if (text.length < SHORTEST_TEXT) continue;
    for (const [form, bytes] of textForms(text)) needles.push({ canary: name, form, bytes });
  }
  if (needles.length === 0) throw new Error(`${name}: too short to be told from chance`);
  return { name, needles: unique(needles) };
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A calendar day as the store, the screens and the card write it. A lone year or month is none: it stands everywhere. */
export function dayCanary(name: string, iso: string, monthInWords: string): Canary {
  const [year = '', month = '', day = ''] = iso.split('-');
  const short = MONTHS[Number(month) - 1] ?? '';
  const needles = [
    iso,
    `${day} ${monthInWords} ${year}`,
    `${monthInWords} ${day}, ${year}`,
    `${day} ${short} ${year}`,
    `${month}/${day}/${year}`,
  ].flatMap((text) =>
    [text, text.toUpperCase(), text.toLowerCase()].flatMap((said) =>
      [...textForms(said)].map(([form, bytes]) => ({ canary: name, form, bytes })),
    ),
  );
  return { name, needles: unique(needles) };
}

const SLICE_BYTES = 20;
/** Well below the smallest page of a database, so that some slices lie whole in every page that an image is cut into. */
const SLICE_EVERY_BYTES = 192;
/** A slice with fewer different bytes (an even area, a table of zeros) could be anybody's. */
const LEAST_DIFFERENT = 14;

/**
 * Slices of a picture's own bytes, at many places, raw and in base64 and hex. A copy is found wherever it is cut and
 * however little of it is left; a picture that was decoded and encoded anew is not (its bytes are others).
 */
export function bytesCanary(name: string, bytes: Uint8Array, everyBytes = SLICE_EVERY_BYTES): Canary {
  const needles: Needle[] = [];
  let slices = 0;
  for (let at = 0; at + SLICE_BYTES <= bytes.length; at += everyBytes) {
    const slice = Buffer.from(bytes.subarray(at, at + SLICE_BYTES));
    if (new Set(slice).size < LEAST_DIFFERENT) continue;
    slices += 1;
    needles.push({ canary: name, form: 'raw', bytes: slice });
    for (const encoded of base64Forms(slice)) {
      needles.push({ canary: name, form: 'base64', bytes: Buffer.from(encoded) });
      const url = encoded.replaceAll('+', '-').replaceAll('/', '_');
      if (url !== encoded) needles.push({ canary: name, form: 'base64url', bytes: Buffer.from(url) });
    }
    needles.push({ canary: name, form: 'hex', bytes: Buffer.from(slice.toString('hex')) });
  }
  if (slices < 16) throw new Error(`${name}: only ${slices} slices could be told from chance`);
  return { name, needles: unique(needles) };
}

/** What the camera itself hands over: the brightness of rows of pixels, as they stand in every raw frame. */
export function frameCanary(name: string, picture: Picture): Canary {
  const file = y4mOf(picture);
  const start = file.indexOf('FRAME\n') + 'FRAME\n'.length;
  const luma = file.subarray(start, start + CAMERA_WIDTH_PX * CAMERA_HEIGHT_PX);
  return bytesCanary(name, luma, CAMERA_WIDTH_PX * 3 + 52);
}

/**
 * The parts of a printed PDF that are this person's alone: its pictures, and the later half of its page streams. Its
 * fonts, and the art that a page begins with, are those of every card.
 */
export function pdfCanary(name: string, pdf: Uint8Array): Canary {
  const whole = Buffer.from(pdf);
  const text = whole.toString('latin1');
  const own: Buffer[] = [];
  for (const found of text.matchAll(/<<((?:(?!endobj)[\s\S])*?)>>\s*stream\r?\n/g)) {
    const start = (found.index ?? 0) + found[0].length;
    const end = text.indexOf('endstream', start);
    const dictionary = found[1] ?? '';
    if (end < 0 || /\/(Length1|OpenType|CIDFontType0C|Type1C|ObjStm|XRef)\b/.test(dictionary)) continue;
    const body = whole.subarray(start, end);
    if (body.length > 2048) own.push(/\/Subtype\s*\/Image/.test(dictionary) ? body : body.subarray(body.length / 2));
  }
  if (own.length === 0) throw new Error(`${name}: no stream to know it by`);
  const needles = own.flatMap((body) => {
    try {
      return bytesCanary(name, body, 512).needles;
    } catch {
      return [];
    }
  });
  if (needles.length === 0) throw new Error(`${name}: no stream to know it by`);
  return { name, needles: unique([...needles]) };
}
