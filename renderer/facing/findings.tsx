import type { PurgeCertificate } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Icon } from '../parts/icons.tsx';
import css from './findings.module.css';

/** Were there checks, and did each pass? Nothing is claimed of a purge that checked nothing. */
export const verified = ({ checks }: PurgeCertificate): boolean =>
  checks.length > 0 && checks.every((check) => check.passed);

/** What the purge found, one line each, from its certificate only: a step that was not checked is not spoken of (P11). */
export function Findings({ certificate }: { certificate: PurgeCertificate }) {
  const words = useWords();
  const language = useLanguage();
  const { checks, objectsDeleted, imagesDeleted, stays, end } = certificate;
  const rows = checks.find((check) => check.step === 'rows');
  const stayed = stays.map((column) => words(`common:stays.${column}`));
  return (
    <ul className={css.findings}>
      {rows?.passed && (
        <Finding passed>
          {words('facing:end.deleted', { count: objectsDeleted })}{' '}
          {imagesDeleted > 0 ? words('facing:end.images', { count: imagesDeleted }) : words('facing:end.images.none')}
        </Finding>
      )}
      {checks.map(({ step, passed }) => (
        <Finding key={step} passed={passed}>
          {words(`facing:check.${step}.${passed ? 'passed' : 'failed'}`)}
        </Finding>
      ))}
      <Finding passed={null}>
        {end === 'issued' && stayed.length > 0
          ? words('facing:stays.register', { list: list(stayed, language) })
          : words('facing:stays.nothing')}{' '}
        {words(end === 'issued' ? 'facing:stays.ribbon' : 'facing:stays.ribbon.perhaps')} {words('facing:stays.log')}
      </Finding>
    </ul>
  );
}

function Finding({ passed, children }: { passed: boolean | null; children: React.ReactNode }) {
  const kind = passed === null ? 'stays' : passed ? 'good' : 'bad';
  return (
    <li className={css.finding} data-kind={kind}>
      <span className={css.sign}>
        <Icon name={kind === 'stays' ? 'card' : kind === 'good' ? 'check' : 'alert'} strokeWidth="2.6" />
      </span>
      <span>{children}</span>
    </li>
  );
}
