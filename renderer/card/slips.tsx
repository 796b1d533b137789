import type { PurgeCertificate } from '../../electron/contract/views.ts';
import { dateInWords } from './dates.ts';
import { SLIP_DOT_MM } from './geometry.ts';
import { QrCode, qrSideMm } from './qr-code.tsx';
import { cardWords, filled, slipWords } from './words.ts';
import './fonts.css';
import './slips.css';

interface WaitingSlipProps {
  language: string;
  city: string;
  number: string;
  forgetCode: string;
  /** How many share the number. */
  people: number;
}

/** The slip with a waiting number, on an 80 mm roll. It names nobody: it lies about in waiting rooms. */
export function WaitingSlip({ language, city, number, forgetCode, people }: WaitingSlipProps) {
  const words = slipWords(language);
  return (
    <article className="slip" lang={language}>
      <header>{filled(cardWords(language).cityOf, { city })}</header>
      <h1>{words['waiting.title']}</h1>
      <p className="slip-number">{number}</p>
      {people > 1 && (
        <p>
          <b>{filled(words['waiting.people'], { count: String(people) })}</b>
        </p>
      )}
      <p>{words['waiting.listen']}</p>
      <hr />
      <h2>{words['waiting.code']}</h2>
      <p className="slip-code">{forgetCode}</p>
      <p>{words['waiting.codeUse']}</p>
      <hr />
      <p>{words['waiting.anonymous']}</p>
    </article>
  );
}

/** Room for the signed statement's code: the roll's printable 72 mm. */
const CODE_SIDE_MM = 60;

interface CertificateSlipProps {
  language: string;
  city: string;
  certificate: PurgeCertificate;
}

/** The purge certificate, everything the purge found and nothing else, with the command that verifies it. */
export function CertificateSlip({ language, city, certificate }: CertificateSlipProps) {
  const words = slipWords(language);
  const passed = certificate.checks.filter((check) => check.passed).length;
  const side = qrSideMm(certificate.code, CODE_SIDE_MM, SLIP_DOT_MM);
  const rows: [string, string][] = [
    [words['certificate.end'], words[`end.${certificate.end}`]],
    [words['certificate.cause'], words[`cause.${certificate.cause}`]],
    [words['certificate.on'], dateInWords(certificate.on, cardWords(language))],
    [words['certificate.objects'], String(certificate.objectsDeleted)],
    [words['certificate.images'], String(certificate.imagesDeleted)],
    [words['certificate.keys'], String(certificate.keysDestroyed)],
    [words['certificate.station'], certificate.station],
    [words['certificate.key'], certificate.keyId],
    [
      words['certificate.checks'],
      filled(words['certificate.of'], { passed: String(passed), all: String(certificate.checks.length) }),
    ],
  ];
  const { voidNumbers } = certificate;
  const stays = [
    ...certificate.stays.map((kept) => words[`stays.${kept}`]),
    ...(voidNumbers > 0 ? [filled(words['certificate.staysVoid'], { count: String(voidNumbers) })] : []),
  ];
  return (
    <article className="slip" lang={language}>
      <header>{filled(cardWords(language).cityOf, { city })}</header>
      <h1>{words['certificate.title']}</h1>
      <p>{words['certificate.anonymous']}</p>
      <dl>
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {certificate.checks.map((check) => (
          <li key={check.step}>
            {words[`step.${check.step}`]}:{' '}
            <b>{check.passed ? words['certificate.passed'] : words['certificate.failed']}</b>
            {!check.passed && check.detail !== '' && <span className="slip-detail">{check.detail}</span>}
          </li>
        ))}
      </ul>
      <p>
        <b>{words['certificate.stays']}: </b>
        {stays.length === 0 ? words['certificate.staysNothing'] : stays.join(', ')}
      </p>
      <hr />
      <p>{words['certificate.code']}</p>
      <svg
        className="slip-qr"
        viewBox={`0 0 ${side} ${side}`}
        role="img"
        aria-label={words['certificate.code']}
        style={{ inlineSize: `${side}mm`, blockSize: `${side}mm` }}
      >
        <QrCode text={certificate.code} xMm={0} yMm={0} sideMm={CODE_SIDE_MM} dotMm={SLIP_DOT_MM} />
      </svg>
      <p>{words['certificate.command']}</p>
      <p className="slip-command">{certificate.command}</p>
      <p>{words['certificate.commandHow']}</p>
    </article>
  );
}
