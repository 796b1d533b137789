import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counter } from './counter.ts';
import { type Caller, type Contract, done, type Handlers, type Role, type WindowKind } from './define.ts';
import { facing } from './facing.ts';
import { route } from './route.ts';
import { walkup } from './walkup.ts';

const ROLES: Role[] = ['applicant', 'nobody', 'clerk', 'supervisor', 'auditor', 'administrator'];
const jpeg = new Uint8Array([0xff, 0xd8]);

/**
 * Who may make each call, and an input that its schema takes: written out here once more, so that a role or a call
 * that changes in a contract has to be changed here by somebody who meant it.
 */
const A: Role[] = ['applicant'];
const CASE: Role[] = ['clerk', 'supervisor'];
const STAFF: Role[] = ['clerk', 'supervisor', 'auditor', 'administrator'];
const ALL: Role[] = ['nobody', ...STAFF];
const name = { question: 'name', value: { givenNames: 'Anna Maria', familyName: 'Eriksson' } };
const ticked = { types: ['foreign-passport'], caretakerTypes: [], ageFrom: 18, caretaker: false };
const TABLE: Record<WindowKind, Record<string, [Role[], unknown]>> = {
  walkup: {
    view: [A, {}],
    stillHere: [A, {}],
    setLanguage: [A, { language: 'es' }],
    precheck: [A, {}],
    judge: [A, ticked],
    printList: [A, ticked],
    begin: [A, {}],
    accept: [A, {}],
    answer: [A, name],
    back: [A, {}],
    change: [A, { question: 'birth' }],
    addPerson: [A, {}],
    submit: [A, {}],
    callStaff: [A, {}],
    forget: [A, {}],
    forgetWaiting: [A, { number: 'A 42', code: '7K29QX' }],
    finish: [A, {}],
  },
  facing: {
    view: [A, {}],
    setLanguage: [A, { language: 'en' }],
    confirm: [A, { revision: 3 }],
    dispute: [A, { revision: 3 }],
    cardInHand: [A, { right: true }],
    forget: [A, {}],
    printCertificate: [A, {}],
    printRefusal: [A, {}],
    callStaff: [A, {}],
    finish: [A, {}],
  },
  counter: {
    view: [ALL, {}],
    signIn: [['nobody'], { staffId: 'osei', pin: '2468' }],
    signOut: [STAFF, {}],
    camera: [ALL, { present: true }],
    dismiss: [STAFF, { notice: 1 }],
    answeredCall: [STAFF, {}],
    take: [CASE, { number: 'A 42' }],
    begin: [CASE, { language: 'en' }],
    member: [CASE, { id: '00112233445566778899aabbccddeeff' }],
    addMember: [CASE, {}],
    putBack: [CASE, {}],
    noShow: [CASE, { number: 'A 42' }],
    correct: [CASE, name],
    confirmedAloud: [CASE, {}],
    addDocument: [
      CASE,
      {
        type: 'foreign-passport',
        whose: 'applicant',
        form: 'original',
        issuedOn: null,
        expiresOn: '2028-04-14',
        conditions: [],
        verified: true,
        reading: null,
        alsoFor: [{ member: '00112233445566778899aabbccddeeff', whose: 'caretaker' }],
      },
    ],
    decideDocument: [CASE, { id: 'd1', decision: 'counts' }],
    decideGap: [CASE, { gap: 'retention', accepted: true }],
    caretaker: [CASE, { relation: 'parent' }],
    attest: [CASE, { attestation: 'caretaker-residency', given: true }],
    scan: [CASE, { text: '@\n\u001e\rANSI 636014' }],
    useReading: [CASE, { id: 'r1', field: 'name' }],
    dropReading: [CASE, { id: 'r1' }],
    decideDifference: [CASE, { reading: 'r1', field: 'expires', staffId: 'lindqvist', pin: '8642' }],
    scannerCheck: [STAFF, { text: '' }],
    printScannerSheet: [STAFF, {}],
    removeDocument: [CASE, { id: 'd1' }],
    holdImage: [CASE, { id: 'd1', jpeg }],
    portrait: [CASE, { jpeg }],
    retakePortrait: [CASE, {}],
    waivePortrait: [CASE, {}],
    fee: [CASE, { kind: 'renewal', settled: 'waived', waiver: 'hardship' }],
    print: [CASE, {}],
    cardIsRight: [CASE, {}],
    cardIsWrong: [CASE, { reason: 'bad-print' }],
    reconcile: [CASE, { number: '0123456789A', card: 'in-hand' }],
    refuse: [CASE, { reasons: ['no-photo-document'] }],
    forget: [CASE, { cause: 'left' }],
    mendPurge: [CASE, {}],
  },
};
const CONTRACTS: readonly Contract[] = [walkup, facing, counter];

/** Handlers that only remember that they were reached, and with what. */
function spies<C extends Contract>(contract: C) {
  const reached: { call: string; input: unknown }[] = [];
  const handlers = Object.fromEntries(
    Object.keys(contract.calls).map((call) => [
      call,
      (input: unknown) => {
        reached.push({ call, input });
        return done;
      },
    ]),
  ) as unknown as Handlers<C>;
  return { reached, handlers };
}
const callerWith = (window: WindowKind, role: Role): Caller => ({
  window,
  roles: [role],
  staffId: role === 'applicant' || role === 'nobody' ? null : 'osei',
});
const noBug = (call: string, bug: unknown) => {
  throw new Error(`${call}: ${bug}`);
};

describe.each(CONTRACTS.map((contract) => [contract.window, contract] as const))(
  'the %s contract',
  (window, contract) => {
    test('has the calls of the table and no other', () => {
      expect(Object.keys(contract.calls).sort()).toEqual(Object.keys(TABLE[window]).sort());
    });

    for (const [call, [allowed, input]] of Object.entries(TABLE[window])) {
      for (const role of ROLES) {
        const may = allowed.includes(role);
        test(`${role} ${may ? 'may' : 'may not'} ${call}`, async () => {
          const { reached, handlers } = spies(contract);
          const answer = await route(contract, handlers, callerWith(window, role), call, input, noBug);
          expect(answer.ok).toBe(may);
          expect(reached.map((one) => one.call)).toEqual(may ? [call] : []);
        });
      }

      test(`${call} from another window reaches nothing`, async () => {
        for (const other of CONTRACTS.filter((one) => one.window !== window)) {
          const { reached, handlers } = spies(contract);
          for (const role of ROLES) {
            const answer = await route(contract, handlers, callerWith(other.window, role), call, input, noBug);
            expect(answer).toMatchObject({ ok: false, error: { code: 'call.unknown' } });
          }
          expect(reached).toEqual([]);
        }
      });

      test(`${call} takes no field that is not in its schema`, async () => {
        const { reached, handlers } = spies(contract);
        const role = allowed[0] as Role;
        const more = { ...(input as object), applicationId: 'another' };
        expect(await route(contract, handlers, callerWith(window, role), call, more, noBug)).toMatchObject({
          ok: false,
          error: { code: 'call.badInput' },
        });
        expect(reached).toEqual([]);
      });

      test(`${call} answers garbage with a failure, and what reaches its handler fits its schema`, async () => {
        const role = allowed[0] as Role;
        await fc.assert(
          fc.asyncProperty(
            fc.anything({ withTypedArray: true, withBigInt: true, withNullPrototype: true }),
            async (garbage) => {
              const { reached, handlers } = spies(contract);
              const answer = await route(contract, handlers, callerWith(window, role), call, garbage, noBug);
              if (!answer.ok) expect(reached).toEqual([]);
              for (const one of reached) expect(contract.calls[call]?.input.safeParse(one.input).success).toBe(true);
            },
          ),
          { numRuns: 200 },
        );
      });
    }

    test.each(['constructor', '__proto__', 'toString', 'on', 'nothing', ''])('"%s" is no call', async (call) => {
      const { reached, handlers } = spies(contract);
      for (const role of ROLES)
        expect(await route(contract, handlers, callerWith(window, role), call, {}, noBug)).toMatchObject({
          error: { code: 'call.unknown' },
        });
      expect(reached).toEqual([]);
    });
  },
);

describe('what is typed', () => {
  const { handlers } = spies(walkup);
  const send = (value: object) =>
    route(walkup, handlers, callerWith('walkup', 'applicant'), 'answer', { question: 'name', value }, noBug);

  test.each([
    ['a control character', 'Anna\u0007'],
    ['a bidirectional override', 'Anna\u202e'],
    ['a zero-width joiner', 'Anna\u200d'],
    ['129 characters', 'x'.repeat(129)],
  ])('%s in a name is refused, and the field is named', async (_what, givenNames) => {
    expect(await send({ givenNames, familyName: '' })).toMatchObject({
      ok: false,
      error: { code: 'call.badInput', field: 'givenNames' },
    });
  });

  test('white space is folded and letters composed, so that equal names are equal', async () => {
    const { reached, handlers: spy } = spies(walkup);
    await route(
      walkup,
      spy,
      callerWith('walkup', 'applicant'),
      'answer',
      { question: 'name', value: { givenNames: '  Jose\u0301  Luis ', familyName: 'Ñ' } },
      noBug,
    );
    expect(reached[0]?.input).toMatchObject({ value: { givenNames: 'José Luis' } });
  });
});

test('a bug in a handler becomes a failure without its message, and is reported', async () => {
  const { handlers } = spies(walkup);
  const heard: string[] = [];
  const answer = await route(
    walkup,
    {
      ...handlers,
      begin: () => {
        throw new Error('holds a name');
      },
    },
    callerWith('walkup', 'applicant'),
    'begin',
    {},
    (call) => heard.push(call),
  );
  expect(answer).toEqual({ ok: false, error: { code: 'call.internal' } });
  expect(heard).toEqual(['begin']);
});
