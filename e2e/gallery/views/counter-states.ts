import type { CardFace, CaseView, CounterView } from '../../../electron/contract/views.ts';
import {
  COMPLETE,
  caretakerEvidence,
  DOCUMENT_TYPES,
  decides,
  FEE,
  judged,
  LACKING,
  met,
  PASSPORT,
  recorded,
  refusedEvidence,
  text,
} from './counter-evidence.ts';
import { REFUSED_RULES, RULES } from './counter-rules.ts';

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
    addressModes: ['given', 'none', 'care-of', 'protected'],
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
      {
        id: 'identity-points-short',
        name: text(
          'The documents do not add up to the identity points',
          'Los documentos no suman los puntos de identidad',
        ),
      },
      {
        id: 'relationship-not-shown',
        name: text(
          'Nothing showed that the caretaker may speak for the applicant',
          'Nada mostró que quien cuida puede hablar por la persona',
        ),
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
    rules: null,
    rulesRefused: null,
    scanner: { state: 'ok' },
  };

  const alone: CaseView['members'][number] = {
    id: 'm1',
    place: 1,
    name: 'Ana María',
    state: 'reviewing',
    complete: false,
    inFront: true,
  };
  const reviewing: CaseView = {
    id: 'm1',
    number: 'A 42',
    members: [alone],
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
    documents: [{ ...recorded('d1', 'foreign-passport', { expiresOn: '2029-04-14' }), images: 1 }],
    evidence: LACKING,
    caretaker: null,
    readings: [],
    portrait: null,
    portraitWaived: false,
    face: { ...FACE, portrait: null },
    faceProblem: null,
    fee: FEE,
    blockers: [{ code: 'card.evidenceLacking' }, { code: 'portrait.required' }, { code: 'card.feeOpen' }],
    attempt: null,
    applicantSays: null,
    since: minutesAgo(3),
  };

  const ready: CaseView = {
    ...reviewing,
    state: 'ready',
    members: [{ ...alone, state: 'ready', complete: true }],
    documents: [...reviewing.documents, recorded('d2', 'utility-bill', { issuedOn: '2026-10-30' })],
    evidence: COMPLETE,
    portrait: '/live/portrait-1',
    face: FACE,
    fee: { ...FEE, settled: 'waived', waiver: 'hardship' },
    blockers: [],
  };

  const printed: CaseView = {
    ...ready,
    state: 'printed',
    attempt: { number: FACE.cardNumber, state: 'sent', copy: 1 },
  };
  const family: CaseView['members'] = [
    { id: 'm1', place: 1, name: 'Ana María', state: 'reviewing', complete: true, inFront: false },
    { id: 'm2', place: 2, name: 'Mateo', state: 'reviewing', complete: false, inFront: true },
    { id: 'm3', place: 3, name: 'Lucía', state: 'waiting', complete: false, inFront: false },
    { id: 'm4', place: 4, name: null, state: 'waiting', complete: false, inFront: false },
  ];
  const child: CaseView = {
    ...reviewing,
    id: 'm2',
    members: family,
    answers: {
      name: { givenNames: 'Mateo', familyName: 'Eriksson-Okafor' },
      birth: { dateOfBirth: '2015-02-03' },
      address: reviewing.answers.address ?? { kind: 'none' },
      gender: { option: 'm' },
      emergency: { kind: 'given', name: 'Ada Okafor', phone: '312 555 0142' },
    },
    face: { ...FACE, portrait: null, givenNames: 'Mateo', dateOfBirth: '2015-02-03', expiresOn: '2029-02-03' },
    documents: [
      recorded('d1', 'birth-certificate'),
      recorded('d2', 'consular-id', { whose: 'caretaker', expiresOn: '2028-01-09' }),
      recorded('d3', 'utility-bill', { whose: 'caretaker', issuedOn: '2026-10-30', form: 'phone' }),
    ],
    evidence: caretakerEvidence('lacking'),
    caretaker: { relation: 'parent' },
    blockers: [{ code: 'card.evidenceLacking' }, { code: 'portrait.required' }],
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
          ...LACKING,
          documents: [],
          needs: LACKING.needs.map((need) => ({
            ...need,
            state: 'lacking',
            by: [],
            points: need.points && { ...need.points, reached: 0 },
            lacking:
              need.lacking ??
              text(`One document with the ${need.name.en.toLowerCase()}`, `Un documento con ${need.name.es}`),
          })),
        },
        members: [{ ...alone, name: null }],
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
    'case-family': withCase(child, {
      waiting: taken.map((one) => (one.number === 'A 42' ? { ...one, people: 4 } : one)),
    }),
    'case-caretaker-needed': withCase({
      ...child,
      members: [{ ...alone, id: 'm2', name: 'Mateo' }],
      documents: [recorded('d1', 'birth-certificate')],
      evidence: caretakerEvidence('nobody'),
      caretaker: null,
    }),
    'case-caretaker-complete': withCase({
      ...child,
      members: family.map((member) => (member.inFront ? { ...member, complete: true } : member)),
      documents: [...child.documents, recorded('d4', 'child-birth-record', { whose: 'caretaker' })],
      evidence: caretakerEvidence('met'),
      blockers: [{ code: 'portrait.required' }],
    }),
    'case-decide': withCase({
      ...reviewing,
      documents: [
        ...reviewing.documents,
        recorded('d2', 'shelter-letter', { issuedOn: '2026-11-10' }),
        { ...recorded('d3', 'school-record', { issuedOn: '2026-09-01' }), decision: 'counts' },
      ],
      evidence: decides(),
      blockers: [{ code: 'card.clerkDecides' }, { code: 'portrait.required' }],
    }),
    'case-refused-document': withCase({
      ...reviewing,
      documents: [
        recorded('d1', 'foreign-passport', { expiresOn: '2024-04-14' }),
        { ...recorded('d2', 'bank-statement', { issuedOn: '2026-11-01' }), verified: false },
      ],
      evidence: refusedEvidence(),
    }),
    'case-attested': withCase({
      ...reviewing,
      evidence: {
        ...COMPLETE,
        documents: [judged('d1', PASSPORT)],
        needs: [
          ...COMPLETE.needs.slice(0, 3),
          {
            ...met('residency', text('Residency', 'Residencia'), null),
            attestation: text('Caretaker attests residency', 'Quien cuida da fe de la residencia'),
          },
        ],
        attestations: LACKING.attestations.map((one) => ({ ...one, given: true })),
      },
      blockers: [{ code: 'portrait.required' }],
    }),
    'case-protected': withCase({
      ...ready,
      answers: { ...ready.answers, address: { kind: 'protected' } },
      face: { ...FACE, address: [] },
    }),
    'case-care-of': withCase({
      ...ready,
      answers: {
        ...ready.answers,
        address: {
          kind: 'care-of',
          organization: 'Harbor Street Shelter',
          street: '9 Mill Lane',
          unit: '',
          city: 'Lakemont',
          state: 'IL',
          zip: '60999',
        },
      },
      blockers: [{ code: 'card.addressNotShown' }],
      evidence: { ...COMPLETE, address: 'none' },
    }),
    'case-complete': withCase({ ...ready, fee: { ...FEE, settled: 'paid' } }),
    'case-fee-free': withCase({
      ...reviewing,
      fee: {
        ...FEE,
        cents: 0,
        kinds: FEE.kinds.map((kind) => (kind.id === 'first' ? { ...kind, cents: 0, firstFree: true } : kind)),
      },
    }),
    'case-reading': withCase({
      ...reviewing,
      documents: [recorded('d1', 'foreign-passport', { expiresOn: '2029-04-14' })],
      readings: [
        {
          id: 'r1',
          source: 'mrz',
          format: 'TD3',
          compared: [
            {
              field: 'name',
              state: 'as-written',
              answer: 'Ana María Eriksson-Okafor',
              document: 'ERIKSSON OKAFOR ANA MARIA',
              decidedBy: null,
            },
            { field: 'birth', state: 'differs', answer: '1974-08-12', document: '1974-08-21', decidedBy: null },
            { field: 'expires', state: 'same', answer: '2029-04-14', document: '2029-04-14', decidedBy: null },
          ],
          types: ['foreign-passport'],
          documentId: 'd1',
          expiresOn: '2029-04-14',
          issuedOn: null,
        },
      ],
      blockers: [{ code: 'card.readingDiffers' }, { code: 'card.evidenceLacking' }],
    }),
    'case-read': withCase({
      ...reviewing,
      documents: [],
      evidence: { ...LACKING, documents: [] },
      readings: [
        {
          id: 'r2',
          source: 'aamva',
          format: 'AAMVA 08',
          compared: [
            {
              field: 'name',
              state: 'same',
              answer: 'Ana María Eriksson-Okafor',
              document: 'Ana María Eriksson-Okafor',
              decidedBy: null,
            },
            { field: 'birth', state: 'same', answer: '1974-08-12', document: '1974-08-12', decidedBy: null },
            { field: 'expires', state: 'absent', answer: null, document: '2029-08-12', decidedBy: null },
          ],
          types: ['state-id'],
          documentId: null,
          expiresOn: '2029-08-12',
          issuedOn: '2023-08-12',
        },
      ],
    }),
    'idle-scanner-wrong': { ...base, scanner: { state: 'layout', wrong: [{ sent: '@', arrived: '"' }] } },
    'idle-family-left': {
      ...base,
      waiting: queue.map((one) => (one.number === 'A 42' ? { ...one, people: 3 } : one)),
      lastEnd: { end: 'issued', cause: 'issued', checksPassed: 6, checks: 6, others: 'A 42' },
    },
    administrator: { ...base, signedIn: staff[3] ?? null, rules: RULES },
    'rules-refused': { ...base, rulesRefused: REFUSED_RULES },
    'case-rules-refused': withCase(ready, { rulesRefused: REFUSED_RULES }),
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
