import { describe, expect, it } from 'vitest';
import { composeFace, type FaceInput } from './face.ts';

const input: FaceInput = {
  program: {
    city: 'Lakemont',
    cardName: { en: 'Lakemont Resident ID', es: 'Identificación de Lakemont' },
    design: 'lakemont',
    genderOptions: [{ id: 'x', name: { en: 'Non-binary (X)', es: 'No binario (X)' } }],
  },
  answers: {
    name: { givenNames: 'Anna Maria', familyName: 'Eriksson' },
    birth: { dateOfBirth: '1974-08-12' },
    address: { kind: 'given', street: '418 Harbor Street', unit: 'Apt 6', city: 'Lakemont', state: 'IL', zip: '60601' },
    gender: { option: 'x' },
    emergency: { kind: 'given', name: 'Jonas Eriksson', phone: '+1 312 555 0147' },
  },
  cardNumber: '4K729QM8XRT',
  issuedOn: '2026-11-23',
  expiresOn: null,
  specimen: true,
  portraitPath: '/live/portrait-1',
  language: 'es',
};

describe('composeFace', () => {
  it('puts the answers on the card, in the card’s language', () => {
    expect(composeFace(input)).toMatchObject({
      cardName: 'Identificación de Lakemont',
      givenNames: 'Anna Maria',
      address: ['418 Harbor Street, Apt 6', 'Lakemont, IL 60601'],
      gender: 'No binario (X)',
      emergency: { name: 'Jonas Eriksson', phone: '+1 312 555 0147' },
      portrait: '/live/portrait-1',
      code: '4K729QM8XRT',
      expiresOn: null,
    });
  });

  it('falls back to English where the programme has no such language', () => {
    expect(composeFace({ ...input, language: 'ar' })).toMatchObject({ gender: 'Non-binary (X)', language: 'ar' });
  });

  it('leaves off what was not given, without stray separators', () => {
    const { name, birth } = input.answers;
    const face = composeFace({
      ...input,
      answers: {
        ...(name && { name }),
        ...(birth && { birth }),
        address: { kind: 'given', street: '', unit: '', city: '', state: '', zip: '60601' },
        gender: { option: 'none' },
        emergency: { kind: 'none' },
      },
    });
    expect(face).toMatchObject({ address: ['60601'], gender: null, emergency: null });
    expect(composeFace({ ...input, answers: { ...input.answers, address: { kind: 'none' } } }).address).toEqual([]);
  });

  it('prints the address of an organization in care of it', () => {
    const careOf = {
      kind: 'care-of',
      organization: 'Harbor House',
      street: '9 Mill Lane',
      unit: '',
      city: 'Lakemont',
      state: 'IL',
      zip: '60601',
    } as const;
    const { address } = composeFace({ ...input, answers: { ...input.answers, address: careOf } });
    expect(address).toEqual(['c/o Harbor House', '9 Mill Lane', 'Lakemont, IL 60601']);
  });

  it('prints a card with a protected address exactly as one without an address', () => {
    const leftOff = composeFace({ ...input, answers: { ...input.answers, address: { kind: 'none' } } });
    expect(composeFace({ ...input, answers: { ...input.answers, address: { kind: 'protected' } } })).toEqual(leftOff);
  });

  it('does not make a card without a name or a birth date', () => {
    expect(() => composeFace({ ...input, answers: {} })).toThrow(/name and a date of birth/);
  });
});
