import type { Failure } from '../../electron/contract/errors.ts';
import type { Key, Words } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';

const WHY = ['mrz', 'aamva', 'aamva-controls', 'empty'];
const FIELDS = ['document-number', 'birth-date', 'expiry-date', 'optional', 'composite'];

/** Why a code could not be read, and what to do: as exactly as the reader can say it. */
export function troubleText(trouble: Failure | 'no-case', words: Words): string {
  if (trouble === 'no-case') return words('counter:reading.noCase');
  const { code, values } = trouble;
  if (code === 'reading.notUnderstood' && WHY.includes(String(values?.why))) {
    return words(`counter:reading.why.${String(values?.why)}` as Key);
  }
  if (code === 'reading.checkDigit' && FIELDS.includes(String(values?.field))) {
    return words('counter:reading.digit', { field: words(`counter:reading.digit.${String(values?.field)}` as Key) });
  }
  return failureText(words, trouble);
}
