// Carries values between main and a page as text. `structuredClone` first, so that what is refused, dropped (prototypes,
// getters) or copied is exactly what the algorithm says; then tags for what JSON has no word for. Plain JavaScript, and
// nothing but web standards, because the very same text also runs inside the page (page.js).

const BUFFERS = {
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};
const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

const refusal = () => new Error('An object could not be cloned.');

function toBase64(bytes) {
  if (typeof bytes.toBase64 === 'function') return bytes.toBase64();
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function fromBase64(text) {
  if (typeof Uint8Array.fromBase64 === 'function') return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function tag(value, above) {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', of: String(value) };
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $: 'number', of: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value !== 'object') throw refusal();
  // Electron carries cycles; no contract of ours has one, so here they are refused rather than half supported.
  if (above.includes(value)) throw refusal();
  const inside = [...above, value];
  const tagAll = (values) => Array.from(values, (one) => tag(one, inside));
  if (Array.isArray(value)) return tagAll(value);
  if (value instanceof Date) return { $: 'date', of: value.getTime() };
  if (value instanceof Map) return { $: 'map', of: tagAll([...value].flat(1)) };
  if (value instanceof Set) return { $: 'set', of: tagAll(value) };
  if (value instanceof RegExp) return { $: 'regexp', of: [value.source, value.flags] };
  if (value instanceof ArrayBuffer) return { $: 'buffer', of: toBase64(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) {
    const name = value.constructor.name;
    if (!(name in BUFFERS)) throw refusal();
    return { $: name, of: toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  if (value instanceof Error) {
    return { $: 'error', of: [value.name in ERRORS ? value.name : 'Error', value.message, value.stack ?? ''] };
  }
  const prototype = Object.getPrototypeOf(value);
  // A Blob, File or ImageData survives structuredClone within one page; it does not survive Electron's channel.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) throw refusal();
  return { $: 'object', of: Object.entries(value).map(([key, one]) => [key, tag(one, inside)]) };
}

function untag(value) {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(untag);
  const { $: kind, of } = value;
  if (kind === 'object') return Object.fromEntries(of.map(([key, one]) => [key, untag(one)]));
  if (kind === 'undefined') return undefined;
  if (kind === 'bigint') return BigInt(of);
  if (kind === 'number') return Number(of);
  if (kind === 'date') return new Date(of);
  if (kind === 'regexp') return new RegExp(of[0], of[1]);
  if (kind === 'set') return new Set(of.map(untag));
  if (kind === 'map') {
    const flat = of.map(untag);
    return new Map(Array.from({ length: flat.length / 2 }, (_, index) => [flat[index * 2], flat[index * 2 + 1]]));
  }
  if (kind === 'buffer') return fromBase64(of).buffer;
  if (kind === 'error') {
    const error = new ERRORS[of[0]](of[1]);
    error.stack = of[2];
    return error;
  }
  const bytes = fromBase64(of);
  return kind === 'Uint8Array' ? bytes : new BUFFERS[kind](bytes.buffer);
}

export function encode(value) {
  let copy;
  try {
    copy = structuredClone(value);
  } catch {
    throw refusal();
  }
  return JSON.stringify(tag(copy, []));
}

export function decode(text) {
  return untag(JSON.parse(text));
}
