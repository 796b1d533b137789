import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../db/open.ts';
import { noon, temporaryFolder } from '../../db/testing.ts';
import { openKeyRing } from './key-ring.ts';

const beside = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/**
 * A day at the counter without end: begins, captures, prints, issues or refuses, purges, and says each thing when the
 * store has said that it is done. It is killed somewhere in the middle.
 */
const DAY = `
  await import(${beside('../../e2e/bench/raw-sql.ts')});
  const { openStore } = await import(${beside('../../db/open.ts')});
  const { openKeyRing } = await import(${beside('./key-ring.ts')});
  const { sampleRecord } = await import(${beside('../../db/testing.ts')});
  const { randomBytes } = await import('node:crypto');
  const { writeSync } = await import('node:fs');
  const [folder, keys, name] = process.argv.slice(1);
  const keyRing = openKeyRing(keys);
  const store = openStore({ folder, keyRing, clock: () => new Date() });
  const say = (line) => writeSync(1, line + '\\n');
  for (let turn = 0; ; turn += 1) {
    const id = name + turn;
    keyRing.create(id);
    store.casework.create({ id, waitingNumber: id, state: 'reviewing', since: turn, holder: 'osei' }, sampleRecord());
    say('begun ' + id);
    for (const document of ['doc-1', 'doc-2', 'doc-3'])
      store.casework.putImage(id, 'document', document, randomBytes(400_000));
    say('captured ' + id);
    const cardNumber = 'N' + id;
    store.attempts.reserve({ cardNumber, applicationId: id, issuedOn: '2026-05-16', expiresOn: null });
    store.attempts.update(cardNumber, { state: 'sent' });
    const refused = turn % 3 === 2;
    const purge = store.end({
      applicationId: id,
      end: refused ? 'refused' : 'issued',
      cause: refused ? 'refused' : 'issued',
      ...(refused ? { voided: [{ cardNumber, state: 'spoiled', reason: 'damaged' }] } : { cardNumber }),
      entries: refused ? [] : [{ code: 'card.issued', fields: { by: 'attested' } }],
      counters: refused ? [] : [{ day: '2026-05-16', name: 'issued' }],
    });
    if (!refused) say('issued ' + cardNumber);
    keyRing.destroy(id);
    const { end, cause, objects, images } = purge;
    store.purges.close(purge.id, { code: 'purge.verified', fields: { end, cause } });
    say('purged ' + id);
    store.truncateLog();
  }
`;

test('a store whose process is killed in the middle of a write loses nothing that was issued (P10)', async () => {
  const home = temporaryFolder(onTestFinished);
  const folder = join(home, 'data');
  const keys = join(home, 'keys');
  mkdirSync(keys);
  const issued: string[] = [];
  const running = new Set<string>();
  // How many lines it may say before it is killed: each number falls in another place of its day.
  for (const [round, lines] of [1, 2, 3, 7, 12, 18].entries()) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', DAY, '--', folder, keys, `r${round}t`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(child, 'exit');
    let heard = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      const [what, id] = line.split(' ') as [string, string];
      if (what === 'issued') issued.push(id);
      if (what === 'begun') running.add(id);
      if (what === 'purged') running.delete(id);
      heard += 1;
      // It goes on writing until the signal arrives, and what it says until then counts too.
      if (heard === lines) child.kill('SIGKILL');
    }
    expect((await gone)[1]).toBe('SIGKILL');

    const keyRing = openKeyRing(keys);
    const store = openStore({ folder, keyRing, clock: noon });
    expect(store.integrity()).toEqual([]);
    expect(store.ledger.verify()).toBeNull();
    for (const cardNumber of issued) expect(store.register.get(cardNumber)?.status).toBe('live');
    // Register, counter and ledger were written by one transaction each time: they agree, whatever the moment.
    const cards = store.register.count();
    expect(cards - issued.length).toBeLessThanOrEqual(round + 1);
    expect(store.counters.get('2026-05-16', 'issued')).toBe(cards);
    expect(store.ledger.entries().filter(({ code }) => code === 'card.issued')).toHaveLength(cards);
    // Whoever was being served is either still there, readable, or gone with a purge that is open.
    const purging = store.purges.open().map(({ applicationId }) => applicationId);
    for (const { id } of store.casework.all()) {
      expect(purging).not.toContain(id);
      expect(store.casework.readRecord(id)).toBeDefined();
    }
    for (const id of purging) expect(store.casework.count(id)).toEqual({ objects: 0, images: 0 });
    store.close();
  }
  expect(issued.length).toBeGreaterThan(5);
}, 60_000);
