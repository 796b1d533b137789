import type { ScanResult } from './scan.ts';

/** One search: at which moment of the run, and what it found. */
export interface Moment {
  readonly when: string;
  readonly result: ScanResult;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** `0 traces of 18 canaries`: the sentence of the promise. */
export const verdict = (result: ScanResult): string =>
  `${result.traces.length} ${result.traces.length === 1 ? 'trace' : 'traces'} of ${result.canaries.length} canaries`;

const STATES = { scanned: '', absent: 'not on this machine', unreadable: 'this user may not read it' } as const;

function momentInWords({ when, result }: Moment): string[] {
  const lines = [`${when}: ${verdict(result)}`];
  for (const { name, path, state, files, bytes, unreadable } of result.places) {
    const much = state === 'scanned' ? `${files} files, ${megabytes(bytes)}` : STATES[state];
    const closed = unreadable > 0 && state === 'scanned' ? `, ${unreadable} that this user may not read` : '';
    lines.push(`  ${name}`, `    ${path}: ${much}${closed}`);
  }
  for (const { canary, form, path, at } of result.traces.slice(0, 40)) {
    lines.push(`  TRACE: ${canary} (${form}) in ${path}${at === null ? '' : `, byte ${at}`}`);
  }
  if (result.traces.length > 40) lines.push(`  … and ${result.traces.length - 40} more traces`);
  return lines;
}

/** The whole result for people. Names what was looked for by kind only, so that the report is no trace itself. */
export function reportInWords(moments: readonly Moment[], excepted: readonly string[]): string {
  const last = moments.at(-1)?.result;
  return [
    'What the run left on this machine',
    '',
    ...moments.flatMap((moment) => [...momentInWords(moment), '']),
    `Looked for, in ${last?.needles ?? 0} forms: ${last?.canaries.join(', ')}.`,
    'Forms: UTF-8, UTF-16 (both byte orders), base64 and base64url (each of the three positions), hex and URL encoding; as typed,',
    'in capitals and in small letters, whole and by word; of pictures, slices of their own bytes every 192 bytes.',
    ...excepted.map((path) => `Left out: ${path}, where this run puts its pictures and results.`),
    'It does not see: a copy that was compressed or encoded anew, memory of running programs, and blocks of the disk that no',
    'file holds any more.',
    '',
  ].join('\n');
}
