import { CHECK_TEXT } from '../../contract/check-text.ts';
import type { ScannerCheck } from '../../contract/views.ts';

/** Enough to recognise a layout; a clerk reads no longer list. */
const MOST_PAIRS = 6;

const printable = (text: string): string => text.replace(/\p{Cc}/gu, '');

/**
 * What is wrong with a scanner, by what arrived when the check code was scanned.
 * @param text decoded keystrokes between start and end key; empty: they came without the start key
 */
export function judgeScanner(text: string): ScannerCheck {
  if (text === '') return { state: 'noStartKey' };
  const wrong = exchanged(printable(CHECK_TEXT), printable(text));
  // A wrong layout is told first: it spoils names, while lost control characters only make a licence unreadable.
  if (wrong.length > 0) return { state: 'layout', wrong };
  return lineEnds(text) ? { state: 'ok' } : { state: 'controls' };
}

/**
 * Lines must end, by whichever of the two characters: the reader takes both. The record separator may be lost, since
 * nothing hangs on it.
 */
function lineEnds(text: string): boolean {
  const lines = (whole: string) =>
    whole
      .split(/[\r\n]+/)
      .map(printable)
      .filter((line) => line !== '');
  return lines(text).join('\n') === lines(CHECK_TEXT).join('\n');
}

type Pair = { sent: string; arrived: string };

/** The characters that arrived as others, or (`''`) not at all, or beside the text. */
function exchanged(sent: string, arrived: string): Pair[] {
  const [rows, columns] = [[...sent], [...arrived]];
  // A layout exchanges sign for sign; only dead keys and lost keystrokes shift what follows.
  const pairs =
    rows.length === columns.length
      ? rows.map((from, index) => ({ sent: from, arrived: columns[index] ?? '' }))
      : aligned(rows, columns);
  const wrong = pairs.filter((pair) => pair.sent !== pair.arrived);
  const each = new Map(wrong.map((pair) => [JSON.stringify(pair), pair]));
  return [...each.values()].slice(0, MOST_PAIRS);
}

/** The cheapest way to put the two side by side (edit distance). */
function aligned(rows: string[], columns: string[]): Pair[] {
  const cost = [[0, ...columns.map((_, column) => column + 1)]];
  rows.forEach((letter, row) => {
    const above = cost[row] ?? [];
    const line = [row + 1];
    columns.forEach((other, column) => {
      const exchange = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(exchange, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    });
    cost.push(line);
  });
  const at = (row: number, column: number) => cost[row]?.[column] ?? Number.POSITIVE_INFINITY;
  const pairs: Pair[] = [];
  let [row, column] = [rows.length, columns.length];
  while (row > 0 || column > 0) {
    const [from, to] = [rows[row - 1] ?? '', columns[column - 1] ?? ''];
    if (row > 0 && column > 0 && at(row, column) === at(row - 1, column - 1) + (from === to ? 0 : 1)) {
      pairs.unshift({ sent: from, arrived: to });
      row -= 1;
      column -= 1;
    } else if (row > 0 && at(row, column) === at(row - 1, column) + 1) {
      pairs.unshift({ sent: from, arrived: '' });
      row -= 1;
    } else {
      pairs.unshift({ sent: '', arrived: to });
      column -= 1;
    }
  }
  return pairs;
}
