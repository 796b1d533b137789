import type { Answers } from '../../../electron/contract/answers.ts';
import type { CardFace, ProgramSummary, PurgeCertificate } from '../../../electron/contract/views.ts';

/** An invented city and an invented applicant; no real city's art or person's data is in any picture. */
export const lakemont: ProgramSummary = {
  id: 'lakemont',
  city: 'Lakemont',
  cardName: { en: 'Lakemont Resident ID', es: 'Tarjeta de residente de Lakemont' },
  languages: ['en', 'es'],
  questions: ['name', 'birth', 'address', 'gender', 'emergency'],
  optional: ['address', 'gender', 'emergency'],
  genderOptions: [
    { id: 'f', name: { en: 'Female', es: 'Femenino' } },
    { id: 'm', name: { en: 'Male', es: 'Masculino' } },
    { id: 'x', name: { en: 'Another gender (X)', es: 'Otro género (X)' } },
  ],
  minimumAge: 14,
  documents: 'held-until-issued',
  portraitWaivable: true,
  heldPurpose: {
    en: 'so that a supervisor can look a second time.',
    es: 'para que un supervisor pueda mirar por segunda vez.',
  },
  stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
  appeal: {
    en: 'You may appeal within 30 days, at the City Clerk’s office, without giving a reason.',
    es: 'Puede apelar dentro de 30 días en la oficina del secretario municipal, sin dar un motivo.',
  },
};

export const answers: Answers = {
  name: { givenNames: 'Anna Maria', familyName: 'Eriksson-Okafor' },
  birth: { dateOfBirth: '1974-08-12' },
  address: { kind: 'given', street: '418 Harbor Street', unit: 'Apt 6', city: 'Lakemont', state: 'IL', zip: '60099' },
  gender: { option: 'none' },
  emergency: { kind: 'given', name: 'Chidi Okafor', phone: '555 0142' },
};

/** As long as the contract lets a name be in practice: what must neither overflow nor be cut. */
export const longAnswers: Answers = {
  ...answers,
  name: {
    givenNames: 'Wilhelmina Konstantina Guadalupe del Carmen',
    familyName: 'Papadopoulou-Featherstonehaugh de la Santísima Trinidad',
  },
  address: {
    kind: 'given',
    street: '12845 North Saint Bartholomew-on-the-Lakeshore Boulevard',
    unit: 'Building C, Apartment 1204',
    city: 'Lakemont Heights',
    state: 'IL',
    zip: '60099-1234',
  },
};

export const face: CardFace = {
  city: 'Lakemont',
  cardName: 'Resident identification card',
  design: 'lakemont',
  specimen: true,
  givenNames: 'Anna Maria',
  familyName: 'Eriksson-Okafor',
  dateOfBirth: '1974-08-12',
  cardNumber: '4K729QM8XRT',
  issuedOn: '2026-11-23',
  expiresOn: '2031-11-23',
  address: ['418 Harbor Street, Apt 6', 'Lakemont, IL 60099'],
  gender: null,
  emergency: { name: 'Chidi Okafor', phone: '555 0142' },
  portrait: '/live/portrait-1',
  code: 'MC1:4K729QM8XRT',
};

export const certificate: PurgeCertificate = {
  cause: 'issued',
  end: 'issued',
  on: '2026-11-23',
  station: 'City Hall 3',
  keyId: '7F 2A 90 C4 11 0B E6 58',
  objectsDeleted: 6,
  imagesDeleted: 3,
  keysDestroyed: 1,
  checks: [
    { step: 'key', passed: true, detail: '' },
    { step: 'rows', passed: true, detail: '' },
    { step: 'log', passed: true, detail: '' },
    { step: 'paths', passed: true, detail: '' },
    { step: 'spool', passed: true, detail: '' },
    { step: 'renderers', passed: true, detail: '' },
  ],
  stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
  code: 'PC1:EXAMPLE',
  command: 'walkup verify PC1:EXAMPLE',
};
