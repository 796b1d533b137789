import type Database from 'better-sqlite3';
import { checkId } from './names.ts';
import type { Stock } from './store.ts';
import type { Transact } from './transaction.ts';

/** Blank cards by lot. Used from the oldest lot that has any left. */
export function stock(db: Database.Database, transaction: Transact, clock: () => Date): Stock {
  const remaining = db.prepare<[], number | null>('SELECT sum(cards - issued - spoiled) FROM stock').pluck();
  const receive = db.prepare(
    `INSERT INTO stock (lot, received_on, cards, issued, spoiled) VALUES (?, ?, ?, 0, 0)
     ON CONFLICT (lot) DO UPDATE SET cards = cards + excluded.cards`,
  );
  const lots = db.prepare<[], { lot: string; left: number }>(
    'SELECT lot, cards - issued - spoiled AS left FROM stock ORDER BY received_on, lot',
  );
  const use = {
    issued: db.prepare('UPDATE stock SET issued = issued + ? WHERE lot = ?'),
    spoiled: db.prepare('UPDATE stock SET spoiled = spoiled + ? WHERE lot = ?'),
  };
  const checkCount = (cards: number) => {
    if (!Number.isSafeInteger(cards) || cards < 1) throw new RangeError('cards are counted in whole numbers from 1');
  };
  return {
    remaining() {
      const left = remaining.get() ?? null;
      return left === null ? null : Math.max(0, left);
    },
    receive(lot, cards) {
      checkCount(cards);
      receive.run(checkId(lot, 'lot'), clock().toISOString().slice(0, 10), cards);
    },
    use(cards, how) {
      checkCount(cards);
      transaction(() => {
        const known = lots.all();
        let open = cards;
        for (const [index, { lot, left }] of known.entries()) {
          // A count can be wrong: what is used beyond the last lot is written on it all the same, so that it shows.
          const last = index === known.length - 1;
          const taken = last ? open : Math.min(open, Math.max(0, left));
          if (taken > 0) use[how].run(taken, lot);
          open -= taken;
          if (open === 0) break;
        }
      });
    },
  };
}
