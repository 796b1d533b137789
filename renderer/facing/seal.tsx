import { useState } from 'react';
import type { CertificateSlip, Countdown, PurgeCertificate } from '../../electron/contract/views.ts';
import { dayInWords, number } from '../language/format.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Closes } from '../parts/closes.tsx';
import { Icon } from '../parts/icons.tsx';
import { CertificateCode } from './code.tsx';
import css from './seal.module.css';

interface Props {
  certificate: PurgeCertificate;
  closes: Countdown;
  slip: CertificateSlip;
  print: () => void;
}

/** The certificate itself, beside the sentences: its numbers, who signed, and the ways to have it: on paper, or as its code. */
export function Seal({ certificate, closes, slip, print }: Props) {
  const words = useWords();
  const language = useLanguage();
  const [coded, setCoded] = useState(false);
  const passed = certificate.checks.filter((check) => check.passed).length;
  const rows: [string, string][] = [
    [words('facing:certificate.on'), dayInWords(certificate.on, language)],
    [words('facing:certificate.objects'), number(certificate.objectsDeleted, language)],
    [words('facing:certificate.images'), number(certificate.imagesDeleted, language)],
    [words('facing:certificate.keys'), number(certificate.keysDestroyed, language)],
    [
      words('facing:certificate.checks'),
      words('facing:certificate.checks.of', { passed, all: certificate.checks.length }),
    ],
    [words('facing:certificate.station'), certificate.station],
  ];
  return (
    <aside className={css.seal} aria-label={words('facing:certificate.title')}>
      <div className={css.paper}>
        <h2 className={css.title}>{words('facing:certificate.title')}</h2>
        <dl className={css.rows}>
          {rows.map(([label, value]) => (
            <div key={label} className={css.row}>
              <dt>{label}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
          <div className={css.row}>
            <dt>{words('facing:certificate.key')}</dt>
            <dd className={css.key}>
              <bdi>{certificate.keyId}</bdi>
            </dd>
          </div>
        </dl>
      </div>
      <div className={css.acts}>
        {(slip === 'none' || slip === 'failed') && (
          <button type="button" className={css.act} onClick={print}>
            <Icon name="print" />
            {words('facing:certificate.print')}
          </button>
        )}
        <button type="button" className={css.act} aria-haspopup="dialog" onClick={() => setCoded(true)}>
          <Icon name="code" />
          {words('facing:code.show')}
        </button>
      </div>
      <p role="status" className={slip === 'none' ? 'visually-hidden' : css.slip}>
        {slip === 'none' ? '' : words(`facing:certificate.${slip}`)}
      </p>
      <Closes closes={closes} />
      {coded && <CertificateCode certificate={certificate} closes={closes} close={() => setCoded(false)} />}
    </aside>
  );
}
