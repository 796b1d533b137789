import { createInterface } from 'node:readline';
import { IsoDate } from '../../electron/contract/answers.ts';

/** The answers have come to their end (Ctrl+D, or the end of what was piped in). */
export class EndOfAnswers extends Error {}

/** Asks at a terminal, or reads one answer a line from what is piped in. Every question is asked until it is answered. */
export interface Asker {
  say(line: string): void;
  /** The line typed, without its ends. */
  line(question: string): Promise<string>;
  yes(question: string, otherwise: boolean): Promise<boolean>;
  /** A day; null for an empty line. */
  day(question: string): Promise<IsoDate | null>;
  /** The place of the one chosen; null for an empty line, where that is allowed. */
  choice(question: string, names: readonly string[], optional?: boolean): Promise<number | null>;
  close(): void;
}

export function openAsker(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Asker {
  const reader = createInterface({ input, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  const say = (line: string): void => {
    output.write(`${line}\n`);
  };
  const line = async (question: string): Promise<string> => {
    output.write(`${question} `);
    const next = await lines.next();
    if (next.done) throw new EndOfAnswers('no more answers');
    // What is typed is seen by whoever types it; what is piped in is written down, so that a record can be read.
    if (!(input as NodeJS.ReadStream).isTTY) say(next.value);
    return next.value.trim();
  };
  return {
    say,
    line,
    async yes(question, otherwise) {
      for (;;) {
        const typed = (await line(`${question} (${otherwise ? 'Y/n' : 'y/N'})`)).toLowerCase();
        if (typed === '') return otherwise;
        if (/^(y|yes|s|si|sí)$/.test(typed)) return true;
        if (/^(n|no)$/.test(typed)) return false;
        say('  Type y or n.');
      }
    },
    async day(question) {
      for (;;) {
        const typed = await line(question);
        if (typed === '') return null;
        if (IsoDate.safeParse(typed).success) return typed;
        say('  Type a day that exists, as YYYY-MM-DD.');
      }
    },
    async choice(question, names, optional = false) {
      for (const [index, name] of names.entries()) say(`  ${index + 1}  ${name}`);
      for (;;) {
        const typed = await line(question);
        if (typed === '' && optional) return null;
        const number = Number(typed);
        if (Number.isInteger(number) && number >= 1 && number <= names.length) return number - 1;
        say(`  Type a number from 1 to ${names.length}${optional ? ', or nothing to go back' : ''}.`);
      }
    },
    close: () => reader.close(),
  };
}
