import { randomBytes } from 'node:crypto';
import { CAMERA_WIDTH_PX, type Picture } from '../devices/camera.ts';
import type { Person } from '../stories/person.ts';

/**
 * What a scan looks for must occur nowhere else: not in the programme, the browser or a dictionary, and not in a run
 * of somebody else on the same machine. So every run invents its own person, and its pictures carry a grain of their own.
 */

const ONSETS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const pick = <T>(from: ArrayLike<T>): T => from[randomBytes(4).readUInt32LE() % from.length] as T;
const between = (least: number, most: number): number => least + (randomBytes(4).readUInt32LE() % (most - least + 1));

/** Eight letters that can be spoken, out of some twenty-four million. */
export function inventWord(): string {
  const word = Array.from({ length: 4 }, () => pick(ONSETS) + pick(VOWELS)).join('');
  return word[0]?.toUpperCase() + word.slice(1);
}

export const digits = (count: number): string => Array.from({ length: count }, () => between(0, 9)).join('');

/** No word of five letters or more in it is one that anybody else would write. */
export function inventPerson(): Person {
  const [day, month, year] = [between(10, 28), between(1, 12), between(1950, 1995)];
  return {
    givenNames: `${inventWord()} ${inventWord()}`,
    familyName: `${inventWord()}-${inventWord()}`,
    day: String(day),
    month: MONTHS[month - 1] as string,
    year: String(year),
    dateOfBirth: `${year}-${String(month).padStart(2, '0')}-${day}`,
    street: `${between(100, 999)} ${inventWord()} Row`,
    unit: `Apt ${between(2, 9)}`,
    city: inventWord(),
    state: 'IL',
    zip: `606${digits(2)}`,
    contactName: `${inventWord()} ${inventWord()}`,
    contactPhone: `555 01${digits(2)} ${digits(4)}`,
  };
}

/** A day that nothing else of a run falls on: it is later than every expiry that the card itself may have. */
export function inventExpiry(now = new Date()): { day: string; month: string; year: string; iso: string } {
  const [day, month, year] = [between(10, 28), between(1, 12), now.getFullYear() + between(6, 9)];
  return {
    day: String(day),
    month: MONTHS[month - 1] as string,
    year: String(year),
    iso: `${year}-${String(month).padStart(2, '0')}-${day}`,
  };
}

/**
 * The picture with a grain that no other run has: what a camera's noise is to a real photograph. Without it the even
 * areas of a drawing become byte runs that many JPEGs share, and no slice of them would tell whose they are.
 */
export function grained(picture: Picture, strength = 14): Picture {
  const grain = randomBytes(CAMERA_WIDTH_PX * 512);
  return (x, y) => {
    const shift = (((grain[y * CAMERA_WIDTH_PX + x] as number) - 128) / 128) * strength;
    const [red, green, blue] = picture(x, y);
    return [red + shift, green + shift, blue + shift];
  };
}

/** What the camera sees when nobody sits before it. */
export const emptyRoom: Picture = (_x, y) => [200 - y / 12, 204 - y / 12, 206 - y / 12];
