import type { ReactNode } from 'react';
import type { PurgeCertificate, PurgeStep } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Icon } from '../parts/icons.tsx';
import css from './findings.module.css';

/** What the purge found, one line each, from its certificate only: a step that was not checked is not spoken of (P11). */
export function Findings({ certificate }: { certificate: PurgeCertificate }) {
  const words = useWords();
  const language = useLanguage();
  const { checks, objectsDeleted, imagesDeleted, stays, voidNumbers } = certificate;
  const passed = (step: PurgeStep) => checks.some((check) => check.step === step && check.passed);
  const searched = checks.filter((check) => check.passed && check.step !== 'key');
  const printed = certificate.end === 'issued';
  const stayed = stays.map((column) => words(`common:stays.${column}`));
  return (
    <ul className={css.findings}>
      {passed('rows') && (
        <Finding kind="good">
          {words('facing:end.deleted', { count: objectsDeleted })}{' '}
          {imagesDeleted > 0 ? words('facing:end.images', { count: imagesDeleted }) : words('facing:end.images.none')}
        </Finding>
      )}
      {passed('key') && <Finding kind="good">{words('facing:check.key')}</Finding>}
      {searched.length > 0 && (
        <Finding kind="good">
          {words('facing:check.searched', {
            list: list(
              searched.map(({ step }) => words(`facing:found.${step as Exclude<PurgeStep, 'key'>}`)),
              language,
            ),
          })}
        </Finding>
      )}
      <Finding kind="stays">
        {[
          ...(stayed.length > 0 ? [words('facing:stays.register', { list: list(stayed, language) })] : []),
          ...(voidNumbers > 0 ? [words('facing:stays.void', { count: voidNumbers })] : []),
          ...(stayed.length > 0 ? [] : [words(voidNumbers > 0 ? 'facing:stays.noName' : 'facing:stays.nothing')]),
          words(printed ? 'facing:stays.ribbon' : 'facing:stays.ribbon.perhaps'),
          words('facing:stays.log'),
        ].join(' ')}
      </Finding>
    </ul>
  );
}

function Finding({ kind, children }: { kind: 'good' | 'stays'; children: ReactNode }) {
  return (
    <li className={css.finding} data-kind={kind}>
      <span className={css.sign}>
        <Icon name={kind === 'stays' ? 'card' : 'check'} strokeWidth="2.6" />
      </span>
      <span>{children}</span>
    </li>
  );
}
