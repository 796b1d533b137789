import { describe, expect, test } from 'vitest';
import type { DocumentType } from '../../electron/contract/views.ts';
import { findDocumentTypes, lackingAttributes } from './find.ts';

const type = (id: string, en: string, es: string, proves: DocumentType['proves']): DocumentType => ({
  id,
  name: { en, es },
  proves,
  expires: false,
  freshDays: null,
});

const TYPES = [
  type('passport', 'Foreign passport', 'Pasaporte extranjero', ['photo', 'identity', 'birth-date']),
  type('electric', 'Electric or gas bill', 'Factura de luz eléctrica o gas', ['residency']),
  type('school', 'School record', 'Expediente escolar', ['identity']),
];
const ids = (found: DocumentType[]) => found.map(({ id }) => id);
const nothing = () => false;

describe('finding a document type by any word of its name', () => {
  test('the second word alone finds it', () => {
    expect(ids(findDocumentTypes(TYPES, 'bill', nothing))).toEqual(['electric']);
  });
  test('beginnings of several words, in any order', () => {
    expect(ids(findDocumentTypes(TYPES, 'gas ele', nothing))).toEqual(['electric']);
  });
  test('the other language, with or without its accents', () => {
    expect(ids(findDocumentTypes(TYPES, 'electrica', nothing))).toEqual(['electric']);
    expect(ids(findDocumentTypes(TYPES, 'ELÉCTRICA', nothing))).toEqual(['electric']);
  });
  test('the middle of a word finds nothing', () => {
    expect(ids(findDocumentTypes(TYPES, 'port', nothing))).toEqual([]);
  });
  test('no words list all, those that help this case first', () => {
    const lacking = lackingAttributes([
      { id: 'residency', met: false },
      { id: 'photo', met: true },
    ]);
    const helps = (one: DocumentType) => one.proves.some((attribute) => lacking.has(attribute));
    expect(ids(findDocumentTypes(TYPES, ' ', helps))).toEqual(['electric', 'passport', 'school']);
  });
});
