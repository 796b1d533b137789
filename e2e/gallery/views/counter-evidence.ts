import type {
  CaseView,
  DocumentType,
  EvidenceView,
  JudgedDocument,
  NeedView,
  RecordedDocument,
  Text,
} from '../../../electron/contract/views.ts';

/** What invented people showed, and what an invented city's rules say of it. */
export function text(en: string, es: string): Text {
  return { en, es } as Text;
}

export const PASSPORT = text('Passport', 'Pasaporte');
export const CONSULAR = text('Consular ID card', 'Matrícula consular');
export const BIRTH_CERTIFICATE = text('Birth certificate', 'Acta de nacimiento');
export const UTILITY_BILL = text('Utility bill', 'Recibo de servicios');
const BANK_STATEMENT = text('Bank statement', 'Estado de cuenta bancario');
const CHILD_RECORD = text('Child’s birth record naming the parent', 'Registro de nacimiento del menor');
const SHELTER_LETTER = text('Letter from a shelter or care home', 'Carta de un albergue o residencia');

const type = (
  id: string,
  name: Text,
  kind: DocumentType['kind'],
  proves: DocumentType['proves'],
  more: Partial<DocumentType> = {},
): DocumentType => ({
  id,
  name,
  kind,
  words: [],
  common: false,
  proves,
  identity: 0,
  residency: 0,
  categories: [],
  shownBy: ['applicant', 'caretaker'],
  forms: ['original'],
  conditions: [],
  asksDate: null,
  fresh: null,
  asksExpiry: false,
  grace: null,
  mayBeUndated: false,
  mayBeUnverifiable: true,
  reads: [],
  ...more,
});

export const DOCUMENT_TYPES: DocumentType[] = [
  type('foreign-passport', PASSPORT, 'passport', ['photo', 'birth-date', 'identity'], {
    identity: 3,
    asksExpiry: true,
    grace: { years: 1 },
    common: true,
    reads: ['mrz'],
  }),
  type('consular-id', CONSULAR, 'photo-id', ['photo', 'birth-date', 'identity'], {
    identity: 3,
    asksExpiry: true,
    common: true,
  }),
  type(
    'state-id',
    text('State ID or driver’s license', 'Identificación estatal o licencia de conducir'),
    'photo-id',
    ['photo', 'birth-date', 'identity', 'residency'],
    { identity: 3, asksExpiry: true, common: true, reads: ['aamva'] },
  ),
  type('school-id', text('School ID with photo', 'Credencial escolar con foto'), 'school', ['photo', 'identity'], {
    identity: 1,
    asksExpiry: true,
    mayBeUndated: true,
    common: true,
  }),
  type('school-record', text('School record', 'Registro escolar'), 'school', ['birth-date', 'identity'], {
    identity: 1,
    asksDate: 'issued',
    fresh: { days: 365 },
    words: ['transcript', 'expediente'],
    forms: ['original', 'certified-copy'],
  }),
  type('birth-certificate', BIRTH_CERTIFICATE, 'birth-family', ['birth-date', 'identity'], {
    identity: 2,
    forms: ['original', 'certified-copy'],
    common: true,
  }),
  type('child-birth-record', CHILD_RECORD, 'birth-family', ['relationship'], {
    shownBy: ['caretaker'],
    forms: ['original', 'certified-copy'],
  }),
  type('utility-bill', UTILITY_BILL, 'home', ['residency'], {
    words: ['gas', 'water', 'electric', 'luz', 'agua'],
    asksDate: 'issued',
    fresh: { days: 60 },
    forms: ['original', 'copy', 'phone'],
    common: true,
  }),
  type('bank-statement', BANK_STATEMENT, 'money-tax', ['residency'], {
    asksDate: 'issued',
    fresh: { days: 60 },
    forms: ['original', 'copy', 'phone'],
    common: true,
  }),
  type('lease', text('Lease', 'Contrato de alquiler'), 'home', ['residency'], {
    asksDate: 'issued',
    fresh: { days: 365 },
    forms: ['original', 'copy'],
  }),
  type('tax-form', text('Yearly wage or income form', 'Comprobante anual de ingresos'), 'money-tax', ['residency'], {
    words: ['W-2', '1099'],
    asksDate: 'tax-year',
    fresh: { month: 4, day: 15, yearsAfter: 1 },
  }),
  type('shelter-letter', SHELTER_LETTER, 'letter', ['residency'], { asksDate: 'issued', fresh: { days: 30 } }),
  type(
    'care-of-letter',
    text('Care-of letter of an organization', 'Carta “al cuidado de” de una organización'),
    'letter',
    ['residency'],
    {
      asksDate: 'issued',
      fresh: { days: 14 },
      mayBeUnverifiable: false,
      conditions: [
        {
          id: 'served-30-days',
          name: text('It says they were served for 30 days or more', 'Dice que los atendió 30 días o más'),
        },
        {
          id: 'may-use-address',
          name: text('It lets them use the organization’s address', 'Les permite usar la dirección de la organización'),
        },
      ],
    },
  ),
];

export const recorded = (id: string, type: string, more: Partial<RecordedDocument> = {}): RecordedDocument => ({
  id,
  type,
  whose: 'applicant',
  form: 'original',
  issuedOn: null,
  expiresOn: null,
  conditions: [],
  verified: true,
  decision: null,
  images: 0,
  ...more,
});

/** What a document brings, by its name; points and attributes as its type has them. */
export function judged(id: string, name: Text, more: Partial<JudgedDocument> = {}): JudgedDocument {
  const of = DOCUMENT_TYPES.find((one) => one.name === name);
  return {
    id,
    state: 'counts',
    problem: null,
    gaps: [],
    as: null,
    identity: of?.identity ?? 0,
    residency: of?.residency ?? 0,
    proves: of?.proves ?? [],
    ...more,
  };
}

export const met = (id: string, name: Text, by: Text | null, points: NeedView['points'] = null): NeedView => ({
  id,
  name,
  state: 'met',
  by: by ? [{ documentId: 'd1', type: DOCUMENT_TYPES.find((one) => one.name === by)?.id ?? '', name: by }] : [],
  attestation: null,
  lacking: null,
  points,
});

const lacks = (id: string, name: Text, lacking: Text, points: NeedView['points'] = null): NeedView => ({
  ...met(id, name, null, points),
  state: 'lacking',
  lacking,
});

const PHOTO = text('Photo', 'Foto');
const BIRTH = text('Date of birth', 'Fecha de nacimiento');
const IDENTITY = text('Identity', 'Identidad');
const RESIDENCY = text('Residency', 'Residencia');
const LIVES = text('One document that shows living in Lakemont', 'Un documento que muestre que vive en Lakemont');

const bring = (...names: [Text, 'applicant' | 'caretaker'][]): EvidenceView['fixes'][number] => ({
  documents: names.map(([name, whose]) => ({
    type: DOCUMENT_TYPES.find((one) => one.name === name)?.id ?? '',
    name,
    whose,
  })),
  attestations: [],
  caretaker: false,
});

export const LACKING: EvidenceView = {
  outcome: 'lacking',
  needs: [
    met('photo', PHOTO, PASSPORT),
    met('birth-date', BIRTH, PASSPORT),
    met('identity', IDENTITY, PASSPORT, { reached: 3, asked: 3 }),
    lacks('residency', RESIDENCY, LIVES),
  ],
  documents: [judged('d1', PASSPORT)],
  caretaker: null,
  attestations: [],
  gaps: [],
  fixes: [
    bring([UTILITY_BILL, 'applicant']),
    bring([BANK_STATEMENT, 'applicant']),
    bring([SHELTER_LETTER, 'applicant']),
  ],
  address: 'any',
};

export const COMPLETE: EvidenceView = {
  ...LACKING,
  outcome: 'met',
  needs: [...LACKING.needs.slice(0, 3), met('residency', RESIDENCY, UTILITY_BILL)],
  documents: [judged('d1', PASSPORT), judged('d2', UTILITY_BILL)],
  fixes: [],
};

/** A letter whose rule has a gap, a record that the clerk let count, and a question about the case itself. */
export const decides = (): EvidenceView => ({
  ...LACKING,
  outcome: 'clerk-decides',
  needs: [
    ...LACKING.needs.slice(0, 3),
    {
      ...met('residency', RESIDENCY, SHELTER_LETTER),
      state: 'clerk-decides',
    },
  ],
  documents: [
    judged('d1', PASSPORT),
    judged('d2', SHELTER_LETTER, {
      state: 'clerk-decides',
      gaps: [
        {
          id: 'shelter-signature',
          about: text(
            'It is not known whether a letter that only a volunteer signed is enough.',
            'No se sabe si basta una carta firmada solo por una persona voluntaria.',
          ),
        },
      ],
    }),
    { ...judged('d3', PASSPORT), state: 'spare', identity: 1, proves: ['birth-date', 'identity'] },
  ],
  gaps: [
    {
      id: 'teen-alone',
      about: text(
        'It is not known whether somebody of 16 may apply alone; most cities let them.',
        'No se sabe si alguien de 16 años puede solicitarla sin compañía; la mayoría de las ciudades lo permite.',
      ),
    },
  ],
  fixes: [],
});

export const refusedEvidence = (): EvidenceView => ({
  ...LACKING,
  needs: [
    lacks('photo', PHOTO, text('One document with a photo', 'Un documento con foto')),
    lacks('birth-date', BIRTH, text('One document with the date of birth', 'Un documento con la fecha de nacimiento')),
    lacks('identity', IDENTITY, text('Documents worth 3 identity points', 'Documentos por 3 puntos de identidad'), {
      reached: 0,
      asked: 3,
    }),
    lacks('residency', RESIDENCY, LIVES),
  ],
  documents: [
    judged('d1', PASSPORT, { state: 'refused', problem: { code: 'document.expired', field: 'expiresOn' } }),
    judged('d2', BANK_STATEMENT, { state: 'refused', problem: { code: 'document.unverifiable' } }),
  ],
  fixes: [
    bring([CONSULAR, 'applicant'], [UTILITY_BILL, 'applicant']),
    bring([CONSULAR, 'applicant'], [SHELTER_LETTER, 'applicant']),
    bring(
      [BIRTH_CERTIFICATE, 'applicant'],
      [DOCUMENT_TYPES[3]?.name ?? PASSPORT, 'applicant'],
      [UTILITY_BILL, 'applicant'],
    ),
  ],
});

/** A child: nobody has come along yet; a parent whose relationship is not shown; or all of it. */
export function caretakerEvidence(how: 'nobody' | 'lacking' | 'met'): EvidenceView {
  const present = how !== 'nobody';
  const relationship = text('Relationship', 'Parentesco o tutela');
  return {
    ...LACKING,
    outcome: how === 'met' ? 'met' : 'lacking',
    needs: [
      { ...met('photo', PHOTO, null), state: present ? 'waived' : 'lacking', lacking: null },
      met('birth-date', BIRTH, BIRTH_CERTIFICATE),
      met('child-identity', IDENTITY, BIRTH_CERTIFICATE, { reached: 2, asked: 2 }),
      how === 'met' ? met('residency', RESIDENCY, UTILITY_BILL) : lacks('residency', RESIDENCY, LIVES),
    ],
    documents: [
      judged('d1', BIRTH_CERTIFICATE),
      ...(present ? [judged('d2', CONSULAR), judged('d3', UTILITY_BILL)] : []),
      ...(how === 'met' ? [judged('d4', CHILD_RECORD)] : []),
    ],
    caretaker: {
      name: text('Parent or guardian of a child', 'Padre, madre o tutor de un menor'),
      required: true,
      present,
      relations: [
        { id: 'parent', name: text('Parent', 'Padre o madre') },
        { id: 'guardian', name: text('Legal guardian', 'Tutor o tutora legal') },
      ],
      needs: present
        ? [
            met('caretaker-photo', text('Caretaker’s photo', 'Foto de quien cuida'), CONSULAR),
            met('caretaker-identity', text('Who the caretaker is', 'Quién es quien cuida'), CONSULAR),
            met('caretaker-residency', text('Caretaker’s residency', 'Residencia de quien cuida'), UTILITY_BILL),
            how === 'met'
              ? met('relationship', relationship, CHILD_RECORD)
              : lacks(
                  'relationship',
                  relationship,
                  text('A record that names both of them', 'Un registro que nombre a ambos'),
                ),
          ]
        : [],
    },
    attestations: [
      {
        id: 'caretaker-residency',
        name: text('Caretaker attests residency', 'Quien cuida da fe de la residencia'),
        statement: text(
          'I state that the applicant lives with me in Lakemont. I know that a false statement can end the card.',
          'Declaro que la persona solicitante vive conmigo en Lakemont. Sé que una declaración falsa puede anular la tarjeta.',
        ),
        given: false,
        open: !present,
      },
    ],
    fixes:
      how === 'met'
        ? []
        : [
            {
              ...bring([CHILD_RECORD, 'caretaker']),
              attestations: [text('Caretaker attests residency', 'Quien cuida da fe de la residencia')],
              caretaker: !present,
            },
            { ...bring([CHILD_RECORD, 'caretaker'], [UTILITY_BILL, 'applicant']), caretaker: !present },
          ],
  };
}

export const FEE: CaseView['fee'] = {
  kind: 'first',
  cents: 1000,
  settled: 'open',
  waiver: null,
  kinds: [
    { id: 'first', name: text('First card', 'Primera tarjeta'), cents: 1000, firstFree: false, surrender: false },
    {
      id: 'renewal',
      name: text('Renewal, for the old card', 'Renovación, a cambio de la tarjeta anterior'),
      cents: 500,
      firstFree: false,
      surrender: true,
    },
    {
      id: 'replacement',
      name: text('Replacement of a lost card', 'Reposición de una tarjeta perdida'),
      cents: 500,
      firstFree: false,
      surrender: false,
    },
  ],
  waivers: [{ id: 'hardship', name: text('Cannot pay', 'No puede pagar') }],
};
