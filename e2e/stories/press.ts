import { spawnSync } from 'node:child_process';
import { HostContents } from '../host/contents.ts';
import { storeNow } from './proof.ts';
import { test as story } from './story.ts';

/** Why no slip can be read here, or null. */
export const slipsUnread = spawnSync('which', ['pdftotext']).status === 0 ? null : 'pdftotext is not installed';

/** What the press makes, as it leaves for the printer. */
export interface Press {
  /** The words of every page since the story began, and how many rows of casework there were as it was made. */
  made: { text: string; casework: number }[];
  /** The next page fails, as a press does whose process dies. */
  failNext(): void;
}

/** The words on a page, each line of it joined to the next as one reads it. */
function wordsOf(pdf: Buffer): string {
  const { status, stdout, stderr } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' });
  if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
  return stdout.replace(/\s+/g, ' ');
}

/** A story that reads the slips: a training printer keeps its last page where no story may look. */
export const test = story.extend<{ press: Press }>({
  press: async ({ folders }, use) => {
    const printToPDF = HostContents.prototype.printToPDF;
    let failing = false;
    const made: Press['made'] = [];
    HostContents.prototype.printToPDF = async function (options) {
      if (failing) {
        failing = false;
        throw new Error('the story has the press fail');
      }
      const pdf = await printToPDF.call(this, options);
      made.push({ text: wordsOf(pdf), casework: storeNow(folders).casework });
      return pdf;
    };
    await use({
      made,
      failNext() {
        failing = true;
      },
    });
    HostContents.prototype.printToPDF = printToPDF;
  },
});
