import { Fragment } from 'react';
import type { Countdown, PurgeCertificate } from '../../electron/contract/views.ts';
import { QUIET_MODULES, traceQr } from '../card/qr.ts';
import { QrCode } from '../card/qr-code.tsx';
import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Closes } from '../parts/closes.tsx';
import { Dialog } from '../parts/dialog.tsx';
import css from './code.module.css';

/** Drawing units a module; the drawing wants at least three. */
const UNITS = 3;
/** A whole number of pixels a module keeps every module the same size; five are read by any phone's camera. */
const MODULE_PX = 5;

interface Props {
  certificate: PurgeCertificate;
  closes: Countdown;
  close: () => void;
}

/** The signed certificate as a code to take a picture of, and the command that verifies it: a slip is not needed. */
export function CertificateCode({ certificate, closes, close }: Props) {
  const words = useWords();
  const modules = traceQr(certificate.code).modules + 2 * QUIET_MODULES;
  const side = modules * UNITS;
  return (
    <Dialog
      title={words('facing:code.title')}
      onCancel={close}
      acts={
        <Button act kind="primary" onClick={close}>
          {words('common:close')}
        </Button>
      }
    >
      <div className={css.code}>
        <svg
          className={css.picture}
          viewBox={`0 0 ${side} ${side}`}
          role="img"
          aria-label={words('facing:code.picture')}
          style={{ inlineSize: `${modules * MODULE_PX}px` }}
        >
          <QrCode text={certificate.code} xMm={0} yMm={0} sideMm={side} dotMm={1} />
        </svg>
        <div className={css.words}>
          <p>{words('facing:code.hint')}</p>
          <p>{words('facing:code.command')}</p>
          <p dir="ltr">
            <code className={css.command}>
              {certificate.command.split(' ').map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the words of one line never change places
                <Fragment key={place}>
                  <span>{word}</span>{' '}
                </Fragment>
              ))}
            </code>
          </p>
          <Closes closes={closes} />
        </div>
      </div>
    </Dialog>
  );
}
