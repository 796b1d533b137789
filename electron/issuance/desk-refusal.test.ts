import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ANSWERS, comeTogether, inFront, openFloor, PASSPORT, signIn, type TestFloor } from './floor-for-tests.ts';

let floor: TestFloor;
beforeEach(async () => {
  floor = await openFloor();
});
afterEach(() => {
  expect(floor.bugs).toEqual([]);
  floor.close();
});

const refuse = () => floor.call('counter', 'refuse', { reasons: ['no-residency-document'] });
const rows = () => floor.desk.core.parts.store.casework.all();

describe('a refusal', () => {
  beforeEach(async () => {
    await comeTogether(floor, ANSWERS);
    await signIn(floor);
    await floor.must('counter', 'take', { number: 'A 1' });
    await floor.must('facing', 'setLanguage', { language: 'es' });
    await floor.must('counter', 'addDocument', PASSPORT);
  });

  test('gives a slip in the applicant’s language: reasons, what to bring, how to object, and nobody’s name', async () => {
    floor.hands.slips = 'works';
    const { fixes } = (await inFront(floor)).evidence;
    expect(fixes.length).toBeGreaterThan(0);
    expect(await refuse()).toMatchObject({ ok: true });
    expect(floor.slips).toMatchObject([
      {
        kind: 'refusal',
        language: 'es',
        city: 'Lakemont',
        reasons: [{ en: 'No document that shows living in Lakemont was shown' }],
        bring: fixes,
        appeal: { es: expect.stringContaining('30 días') },
      },
    ]);
    const view = await floor.facing();
    expect(view).toMatchObject({
      language: 'es',
      screen: { at: 'refused', bring: fixes, refusalSlip: 'printed', certificate: { end: 'refused' } },
    });
    const told = JSON.stringify([floor.slips, view]);
    for (const word of ['Eriksson', 'Anna', '1974', 'Harbor', '2028-04-14']) expect(told).not.toContain(word);
    expect(rows()).toEqual([]);
  });

  test('is printed before anything is purged', async () => {
    floor.hands.slips = 'works';
    let rowsAtThePress = -1;
    const { press } = floor.desk.core.parts;
    const { slip } = press;
    press.slip = (one) => {
      rowsAtThePress = rows().length;
      return slip(one);
    };
    await refuse();
    expect(rowsAtThePress).toBe(1);
    expect(rows()).toEqual([]);
  });

  test('is shown where there is no slip printer, and is held up by none that fails', async () => {
    floor.hands.slips = 'stuck';
    const refused = refuse();
    await floor.advance(9000);
    expect(await refused).toMatchObject({ ok: true });
    expect((await floor.facing()).screen).toMatchObject({ at: 'refused', refusalSlip: 'failed' });
    expect(rows()).toEqual([]);
    floor.hands.slips = 'none';
    await floor.must('facing', 'printRefusal');
    expect((await floor.facing()).screen).toMatchObject({ refusalSlip: 'shown' });
    floor.hands.slips = 'works';
    await floor.must('facing', 'printRefusal');
    expect((await floor.facing()).screen).toMatchObject({ refusalSlip: 'printed', slip: 'none' });
    expect(floor.slips.at(-1)).toEqual(floor.slips[0]);
    await floor.must('facing', 'finish');
    expect(await floor.call('facing', 'printRefusal')).toMatchObject({ error: { code: 'application.wrongState' } });
  });

  test('prints nothing for reasons that the city does not know, nor once a card may be in the world', async () => {
    floor.hands.slips = 'works';
    expect(await floor.call('counter', 'refuse', { reasons: ['no-such'] })).toMatchObject({
      error: { code: 'answer.notOffered' },
    });
    const file = floor.desk.core.floor.front;
    if (!file) throw new Error('no case is in front');
    const attempt = { cardNumber: 'X', state: 'sent' as const };
    file.application = { state: 'printed', holder: 'osei', attempt };
    expect(await refuse()).toMatchObject({ error: { code: 'application.wrongState' } });
    expect(floor.slips).toEqual([]);
    expect(rows()).toHaveLength(1);
  });
});

describe('the pre-check', () => {
  const ADULT = { types: ['foreign-passport'], caretakerTypes: [], ageFrom: 18, caretaker: false };

  test('is one touch from the first screen, knows the documents, and leads on to applying or back', async () => {
    await floor.must('walkup', 'precheck');
    const { screen } = await floor.walkup();
    if (screen.at !== 'precheck') throw new Error(`screen is ${screen.at}`);
    expect(screen.documentTypes.map(({ id }) => id)).toContain('foreign-passport');
    expect(screen.ages.length).toBeGreaterThan(1);
    await floor.must('walkup', 'back');
    expect((await floor.walkup()).screen.at).toBe('welcome');
    await floor.must('walkup', 'precheck');
    await floor.must('walkup', 'begin');
    expect((await floor.walkup()).screen.at).toBe('truth');
    expect(await floor.call('walkup', 'precheck')).toMatchObject({ error: { code: 'application.wrongState' } });
    expect(await floor.call('walkup', 'judge', ADULT)).toMatchObject({ error: { code: 'application.wrongState' } });
  });

  test('says what is missing, and leaves nothing on the floor, in the store or in a key', async () => {
    await floor.must('walkup', 'precheck');
    const before = JSON.stringify([floor.desk.core.floor.walkup, await floor.walkup()]);
    const entries = floor.desk.core.parts.store.ledger.entries().length;
    expect(await floor.must('walkup', 'judge', ADULT)).toMatchObject({ outcome: 'lacking' });
    expect(
      await floor.must('walkup', 'judge', { ...ADULT, types: ['foreign-passport', 'utility-bill', 'no-such'] }),
    ).toMatchObject({ outcome: 'met', fixes: [] });
    expect(JSON.stringify([floor.desk.core.floor.walkup, await floor.walkup()])).toBe(before);
    expect(floor.desk.core.parts.store.ledger.entries()).toHaveLength(entries);
    expect(floor.desk.core.parts.store.counters.day('2026-11-23')).toEqual({});
    expect(floor.desk.core.parts.keyRing.ids()).toEqual([]);
  });

  test('prints its list in the language of the screen', async () => {
    floor.hands.slips = 'works';
    await floor.must('walkup', 'setLanguage', { language: 'es' });
    await floor.must('walkup', 'precheck');
    expect(await floor.must('walkup', 'printList', ADULT)).toEqual({ slip: 'printed' });
    expect(floor.slips).toMatchObject([
      { kind: 'precheck', language: 'es', brought: [{ en: 'Passport' }], result: { outcome: 'lacking' } },
    ]);
    // A caretaker who does not come along brings nothing.
    await floor.must('walkup', 'printList', { ...ADULT, caretakerTypes: ['lease'] });
    expect(floor.slips[1]).toMatchObject({ brought: [{ en: 'Passport' }] });
  });

  test('goes by itself when whoever asked has left, and stays while somebody touches it', async () => {
    await floor.must('walkup', 'precheck');
    await floor.advance(121_000);
    expect((await floor.walkup()).idle?.seconds).toBe(30);
    await floor.must('walkup', 'judge', ADULT);
    expect((await floor.walkup()).idle).toBeNull();
    await floor.advance(151_000);
    expect((await floor.walkup()).screen.at).toBe('welcome');
  });

  test('is there on a station that takes no applications', async () => {
    const kiosk = await openFloor({}, 'walk-up');
    await kiosk.must('walkup', 'precheck');
    expect((await kiosk.walkup()).screen.at).toBe('precheck');
    expect(await kiosk.must('walkup', 'judge', ADULT)).toMatchObject({ outcome: 'lacking' });
    expect(await kiosk.call('walkup', 'begin')).toMatchObject({ error: { code: 'station.noHandOff' } });
    kiosk.close();
  });
});
