import type { CardFace, CaseView, CounterView, DocumentType, Text } from '../../../electron/contract/views.ts';

/**
 * Every state of the counter window, with invented people. Times count back from `now`, so that minutes read the same
 * in every picture.
 */
export function counterViews(now: number): Record<string, CounterView> {
  const minutesAgo = (minutes: number) => now - minutes * 60_000 - 5_000;

  const program: CounterView['program'] = {
    id: 'lakemont',
    city: 'Lakemont',
    cardName: text('Lakemont Resident ID', 'Identificación de residente de Lakemont'),
    languages: ['en', 'es'],
    questions: ['name', 'birth', 'address', 'gender', 'emergency'],
    optional: ['address', 'gender', 'emergency'],
    genderOptions: [
      { id: 'f', name: text('Female', 'Femenino') },
      { id: 'm', name: text('Male', 'Masculino') },
      { id: 'x', name: text('Non-binary (X)', 'No binario (X)') },
    ],
    minimumAge: 14,
    documents: 'held-until-issued',
    portraitWaivable: true,
    heldPurpose: text(
      'so that a supervisor can take a second look before the card is printed',
      'para que una persona supervisora pueda revisarla antes de imprimir la tarjeta',
    ),
    stays: ['cardNumber', 'issuedOn', 'expiresOn', 'status'],
    appeal: text('You can come back any day with other documents.', 'Puede volver cualquier día con otros documentos.'),
  };

  const clerk: CounterView['staff'][number] = { id: 'osei', name: 'R. Osei', roles: ['clerk'], demoPin: '4711' };
  const staff: CounterView['staff'] = [
    clerk,
    { id: 'lindqvist', name: 'M. Lindqvist', roles: ['supervisor', 'clerk'], demoPin: '2609' },
    { id: 'abara', name: 'T. Abara', roles: ['auditor'], demoPin: '5380' },
    { id: 'vance', name: 'P. Vance', roles: ['administrator'], demoPin: '9124' },
  ];

  const queue: CounterView['waiting'] = [
    { number: 'A 42', people: 1, since: minutesAgo(3), language: 'es', state: 'waiting', mine: false },
    { number: 'A 43', people: 2, since: minutesAgo(6), language: 'en', state: 'waiting', mine: false },
    { number: 'A 45', people: 1, since: minutesAgo(9), language: 'en', state: 'reviewing', mine: false },
    { number: 'A 46', people: 1, since: minutesAgo(11), language: 'es', state: 'waiting', mine: false },
  ];
  const taken = queue.map((one) => (one.number === 'A 42' ? { ...one, state: 'reviewing' as const, mine: true } : one));

  const base: CounterView = {
    program,
    training: true,
    station: 'City Hall, counter 3',
    host: 'electron',
    closed: null,
    signedIn: clerk,
    staff,
    locked: null,
    printer: { kind: 'training', state: 'ready', reasons: [], cards: 212, ribbon: 61 },
    camera: 'present',
    waiting: queue,
    today: { issued: 58, spoiled: 2, refused: 1, cancelled: 4 },
    documentTypes: DOCUMENT_TYPES,
    waivers: [
      { id: 'hardship', name: text('Cannot pay', 'No puede pagar') },
      { id: 'youth', name: text('Under 18', 'Menor de 18 años') },
      { id: 'senior', name: text('65 or older', '65 años o más') },
    ],
    refusalReasons: [
      {
        id: 'no-photo-document',
        name: text('No document with a photo was shown', 'No se mostró ningún documento con foto'),
      },
      {
        id: 'no-residency-document',
        name: text(
          'No document that shows living in Lakemont was shown',
          'No se mostró ningún documento que muestre que vive en Lakemont',
        ),
      },
      {
        id: 'document-not-accepted',
        name: text('A document could not be accepted', 'No se pudo aceptar un documento'),
      },
    ],
    spoilReasons: ['wrong-data', 'bad-print', 'damaged', 'wrong-side', 'code-unreadable'],
    case: null,
    purgeOpen: null,
    reconcile: [],
    notices: [],
    tray: null,
    slipTray: null,
    staffCalled: false,
    lastEnd: null,
    sharing: [],
  };

  const reviewing: CaseView = {
    number: 'A 42',
    state: 'reviewing',
    language: 'es',
    begunBy: 'applicant',
    answers: {
      name: { givenNames: 'Ana María', familyName: 'Eriksson-Okafor' },
      birth: { dateOfBirth: '1974-08-12' },
      address: {
        kind: 'given',
        street: '418 Harbor Street',
        unit: 'Apt 6',
        city: 'Lakemont',
        state: 'IL',
        zip: '60999',
      },
      gender: { option: 'none' },
      emergency: { kind: 'given', name: 'Ada Okafor', phone: '312 555 0142' },
    },
    revision: 1,
    confirmed: 'screen',
    disputed: false,
    documents: [{ id: 'd1', type: 'foreign-passport', issuedOn: null, expiresOn: '2029-04-14', images: 1 }],
    evidence: {
      complete: false,
      requirements: [
        { id: 'photo', name: text('Photo', 'Foto'), met: true, by: [PASSPORT], lacking: null },
        {
          id: 'birth-date',
          name: text('Date of birth', 'Fecha de nacimiento'),
          met: true,
          by: [PASSPORT],
          lacking: null,
        },
        {
          id: 'residency',
          name: text('Residency', 'Residencia'),
          met: false,
          by: [],
          lacking: text('One document that shows living in Lakemont', 'Un documento que muestre que vive en Lakemont'),
        },
      ],
    },
    portrait: null,
    portraitWaived: false,
    face: { ...FACE, portrait: null },
    faceProblem: null,
    fee: { cents: 1000, settled: 'open', waiver: null },
    blockers: [{ code: 'card.evidenceLacking' }, { code: 'portrait.required' }, { code: 'card.feeOpen' }],
    attempt: null,
    applicantSays: null,
    since: minutesAgo(3),
  };

  const ready: CaseView = {
    ...reviewing,
    state: 'ready',
    documents: [
      ...reviewing.documents,
      { id: 'd2', type: 'utility-bill', issuedOn: '2026-10-30', expiresOn: null, images: 0 },
    ],
    evidence: {
      complete: true,
      requirements: reviewing.evidence.requirements.map((need) =>
        need.met ? need : { ...need, met: true, by: [text('Utility bill', 'Recibo de servicios')], lacking: null },
      ),
    },
    portrait: '/live/portrait-1',
    face: FACE,
    fee: { cents: 1000, settled: 'waived', waiver: 'hardship' },
    blockers: [],
  };

  const printed: CaseView = {
    ...ready,
    state: 'printed',
    attempt: { number: FACE.cardNumber, state: 'sent', copy: 1 },
  };
  const withCase = (inFront: CaseView, more: Partial<CounterView> = {}): CounterView => ({
    ...base,
    waiting: taken,
    case: inFront,
    ...more,
  });

  return {
    'sign-in': { ...base, signedIn: null, waiting: [] },
    'sign-in-one-display': { ...base, signedIn: null, waiting: [], sharing: ['counter', 'walkup', 'facing'] },
    'sign-in-locked': { ...base, signedIn: null, waiting: [], locked: { staffId: 'osei', until: now + 30_000 } },
    closed: { ...base, signedIn: null, waiting: [], closed: { code: 'station.storeDamaged' } },
    idle: base,
    'idle-nobody': { ...base, waiting: [], today: { issued: 0, spoiled: 0, refused: 0, cancelled: 0 } },
    'idle-after-issue': { ...base, lastEnd: { end: 'issued', cause: 'issued', checksPassed: 6, checks: 6 } },
    'idle-after-forget': { ...base, lastEnd: { end: 'cancelled', cause: 'forget-me', checksPassed: 6, checks: 6 } },
    auditor: { ...base, signedIn: staff[2] ?? null },
    restarted: {
      ...base,
      notices: [
        { id: 1, code: 'start.purgedLostKeys', values: { count: 2 } },
        { id: 2, code: 'start.resumedCase', values: { count: 1 } },
        { id: 3, code: 'window.replaced', values: { window: 'facing' } },
      ],
      reconcile: [{ number: FACE.cardNumber, waiting: 'A 45', state: 'sent' }],
      staffCalled: true,
    },
    'purge-open': {
      ...base,
      lastEnd: { end: 'issued', cause: 'issued', checksPassed: 5, checks: 6 },
      purgeOpen: { step: 'spool', detail: '1 job still at lakemont-cards' },
    },
    'purge-open-file': {
      ...base,
      lastEnd: { end: 'issued', cause: 'issued', checksPassed: 3, checks: 6 },
      purgeOpen: { step: 'paths', detail: 'data folder: 1 undeclared' },
    },
    case: withCase(reviewing),
    'case-begun': withCase(
      {
        ...reviewing,
        begunBy: 'clerk',
        language: 'en',
        answers: {},
        confirmed: 'no',
        documents: [],
        evidence: {
          complete: false,
          requirements: reviewing.evidence.requirements.map((need) => ({
            ...need,
            met: false,
            by: [],
            lacking:
              need.lacking ??
              text(`One document with the ${need.name.en.toLowerCase()}`, `Un documento con ${need.name.es}`),
          })),
        },
        face: null,
        blockers: [
          { code: 'answer.missing', field: 'name' },
          { code: 'card.evidenceLacking' },
          { code: 'portrait.required' },
          { code: 'card.feeOpen' },
        ],
        since: minutesAgo(0),
      },
      { today: { issued: 0, spoiled: 0, refused: 0, cancelled: 0 } },
    ),
    'case-disputed': withCase({
      ...ready,
      state: 'reviewing',
      confirmed: 'no',
      disputed: true,
      blockers: [{ code: 'card.notConfirmed' }],
    }),
    'case-no-camera': withCase(reviewing, { camera: 'missing' }),
    'case-does-not-fit': withCase({
      ...reviewing,
      answers: {
        ...reviewing.answers,
        name: {
          givenNames: 'Maximiliana Theodora Wilhelmina Konstantina Alexandrina',
          familyName: 'von Hohenstein-Papadimitropoulos Oluwaseun-Venkataraghavan',
        },
      },
      face: {
        ...FACE,
        portrait: null,
        givenNames: 'Maximiliana Theodora Wilhelmina Konstantina Alexandrina',
        familyName: 'von Hohenstein-Papadimitropoulos Oluwaseun-Venkataraghavan',
      },
      faceProblem: { code: 'card.doesNotFit', field: 'familyName' },
      blockers: [{ code: 'card.doesNotFit', field: 'familyName' }],
    }),
    'case-sighted': withCase(
      { ...ready, documents: ready.documents.map((document) => ({ ...document, images: 0 })) },
      { program: { ...program, documents: 'sighted', heldPurpose: null }, training: false },
    ),
    'case-ready': withCase(ready),
    'case-printer-empty': withCase(
      { ...ready, blockers: [{ code: 'printer.notReady', values: { reason: 'media-empty' } }] },
      {
        training: false,
        printer: { kind: 'cups', state: 'needs-attention', reasons: ['media-empty'], cards: 0, ribbon: 8 },
      },
    ),
    'case-failed': withCase({ ...ready, attempt: { number: FACE.cardNumber, state: 'failed', copy: 1 } }),
    printing: withCase({
      ...printed,
      state: 'printing',
      attempt: { number: FACE.cardNumber, state: 'spooled', copy: 1 },
    }),
    'printing-jam': withCase(
      { ...printed, state: 'printing', attempt: { number: FACE.cardNumber, state: 'spooled', copy: 2 } },
      {
        training: false,
        printer: { kind: 'cups', state: 'needs-attention', reasons: ['media-jam'], cards: 41, ribbon: 30 },
      },
    ),
    printed: withCase(printed, { tray: { face: FACE } }),
    'printed-right': withCase({ ...printed, applicantSays: 'right' }, { tray: { face: FACE } }),
    'printed-wrong': withCase({ ...printed, applicantSays: 'wrong' }, { tray: { face: FACE } }),
    'printed-lost': withCase({
      ...printed,
      state: 'printing',
      attempt: { number: FACE.cardNumber, state: 'unknown', copy: 1 },
    }),
    'slip-tray': {
      ...base,
      lastEnd: { end: 'issued', cause: 'issued', checksPassed: 6, checks: 6 },
      slipTray: { kind: 'certificate', closes: { endsAt: now + 25_000, seconds: 30 } },
    },
  };
}

function text(en: string, es: string): Text {
  return { en, es } as Text;
}

const PASSPORT = text('Passport', 'Pasaporte');

const FACE: CardFace = {
  city: 'Lakemont',
  cardName: 'Identificación de residente de Lakemont',
  design: 'lakemont',
  specimen: true,
  givenNames: 'Ana María',
  familyName: 'Eriksson-Okafor',
  dateOfBirth: '1974-08-12',
  cardNumber: '4K729QM8XRT',
  issuedOn: '2026-11-23',
  expiresOn: '2031-11-23',
  address: ['418 Harbor Street, Apt 6', 'Lakemont, IL 60999'],
  gender: null,
  emergency: { name: 'Ada Okafor', phone: '312 555 0142' },
  portrait: '/live/portrait-1',
  code: '4K729QM8XRT',
  language: 'es',
};

const DOCUMENT_TYPES: DocumentType[] = [
  {
    id: 'foreign-passport',
    name: PASSPORT,
    proves: ['photo', 'birth-date', 'identity'],
    expires: true,
    freshDays: null,
  },
  {
    id: 'consular-id',
    name: text('Consular ID card', 'Matrícula consular'),
    proves: ['photo', 'birth-date', 'identity'],
    expires: true,
    freshDays: null,
  },
  {
    id: 'state-id',
    name: text('State ID or driver’s license', 'Identificación estatal o licencia de conducir'),
    proves: ['photo', 'birth-date', 'identity', 'residency'],
    expires: true,
    freshDays: null,
  },
  {
    id: 'birth-certificate',
    name: text('Birth certificate', 'Acta de nacimiento'),
    proves: ['birth-date', 'identity'],
    expires: false,
    freshDays: null,
  },
  {
    id: 'utility-bill',
    name: text('Utility bill', 'Recibo de servicios'),
    proves: ['residency'],
    expires: false,
    freshDays: 60,
  },
  {
    id: 'bank-statement',
    name: text('Bank statement', 'Estado de cuenta bancario'),
    proves: ['residency'],
    expires: false,
    freshDays: 60,
  },
  { id: 'lease', name: text('Lease', 'Contrato de alquiler'), proves: ['residency'], expires: false, freshDays: 365 },
  {
    id: 'shelter-letter',
    name: text('Letter from a shelter or care home', 'Carta de un albergue o residencia'),
    proves: ['residency'],
    expires: false,
    freshDays: 30,
  },
];
