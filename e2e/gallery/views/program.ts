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
  addressModes: ['given', 'none', 'care-of', 'protected'],
  genderOptions: [
    { id: 'f', name: { en: 'Female', es: 'Femenino' } },
    { id: 'm', name: { en: 'Male', es: 'Masculino' } },
    { id: 'x', name: { en: 'Another gender (X)', es: 'Otro género (X)' } },
  ],
  minimumAge: 14,
  documents: 'held-until-issued',
  portraitWaivable: true,
  heldPurpose: {
    en: 'so that a supervisor can look a second time',
    es: 'para que un supervisor pueda mirar por segunda vez',
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

/** An address that is an organization's. */
export const careOfAnswers: Answers = {
  ...answers,
  address: {
    kind: 'care-of',
    organization: 'Harbor House Community Shelter',
    street: '9 Mill Lane',
    unit: '',
    city: 'Lakemont',
    state: 'IL',
    zip: '60099',
  },
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
    { step: 'key', passed: true, detail: 'destroyed' },
    { step: 'rows', passed: true, detail: '9 deleted' },
    { step: 'log', passed: true, detail: '0 bytes' },
    { step: 'paths', passed: true, detail: 'empty' },
    { step: 'spool', passed: true, detail: 'empty' },
    { step: 'renderers', passed: true, detail: 'replaced' },
  ],
  stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
  voidNumbers: 0,
  // As long as a real one, with its spaces and signs: what a code and a line must hold.
  code:
    'PC1:RRQT 9P60GO0I/N.IKPGQ4NC8CK8YF380MN8RWET34AEC5UD8K66JD8469%6%965W59K6R.CZQE%$E:SCR.CZQE%$E0TCCY0' +
    'AH0*50N:G/PDQFF0LEO4FRPCY3E3$CIEC99D6$CS9E*3E*ED1$C6VCZKE4LE691AKDGECSUC1%EYJC%KE+ED$QE  C*1AQED7AF*' +
    'ED6$C*1A$.C3WENWE8QE/88L88O1T:9K1BHD7RSKHEEVNR21.4N390FV+EUV+ARVG0JS RKU/V1$PDZ6WUV$TMMLJYQJ%VFQCK12' +
    'L7QN75W:2L2G3.$TF0 318',
  command: "npm run certificate -- verify station-key.pem 'CODE'",
};

/** The certificate of an end that is not a card: nothing of it stays. */
export const endedCertificate: PurgeCertificate = { ...certificate, cause: 'forget-me', end: 'cancelled', stays: [] };
