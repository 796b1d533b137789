import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase45, toBase45 } from './base45.ts';
import { keyIdOf, openStatement, signStatement } from './cose.ts';
import { lockoutMs } from './lockout.ts';

describe('base45', () => {
  test.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
  ])('RFC 9285 §4.3: %s', (plain, coded) => {
    expect(toBase45(new TextEncoder().encode(plain))).toBe(coded);
    expect(new TextDecoder().decode(fromBase45(coded) ?? new Uint8Array())).toBe(plain);
  });
  test('any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromBase45(toBase45(bytes))).toEqual(bytes);
      }),
    );
  });
  test.each(['A', 'GGW', ':::', 'ab8', 'BB8A'])('%s is refused', (text) => expect(fromBase45(text)).toBeNull());
});

describe('signed statements', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = signStatement(
    privateKey,
    new Map<number, unknown>([
      [1, 'Training station'],
      [7, 1],
    ]),
  );

  test('open with the station’s key, and carry its id', () => {
    const opened = openStatement(publicKey, message);
    expect(opened?.claims.get(7)).toBe(1);
    expect(opened?.keyId).toEqual(new Uint8Array(keyIdOf(publicKey)));
  });
  test('any altered byte, and any other key, is refused', () => {
    for (let at = 0; at < message.length; at++) {
      const altered = Uint8Array.from(message);
      altered[at] = (altered[at] as number) ^ 1;
      expect(openStatement(publicKey, altered), `byte ${at}`).toBeNull();
    }
    expect(openStatement(generateKeyPairSync('ed25519').publicKey, message)).toBeNull();
  });
});

test('signing in slows down by doubling, to a cap', () => {
  expect([0, 1, 2, 3, 4, 5, 9, 50].map(lockoutMs)).toEqual([0, 0, 0, 15_000, 30_000, 60_000, 900_000, 900_000]);
});
