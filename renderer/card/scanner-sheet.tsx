import { CHECK_TEXT } from '../../electron/contract/check-text.ts';
import { type Barcode, licenceCode, QUIET, setUpCode } from './barcode.ts';
import { SLIP_DOT_MM } from './geometry.ts';
import { HONEYWELL } from './scanner-codes.ts';
import { cardWords, filled, slipWords } from './words.ts';
import './fonts.css';
import './slips.css';
import './scanner-sheet.css';

/** Dots a module: a quarter of a millimetre for bars, more for the finer rows of the check code. */
const BAR_DOTS = 2;
const CHECK_DOTS = 3;
const CHECK_COLUMNS = 4;

interface ScannerSheetProps {
  language: string;
  city: string;
}

/**
 * The sheet that sets a wedge scanner up, on an 80 mm roll: the codes for the one family whose commands are published,
 * the settings in words for every other, and the code by which the counter checks the scanner.
 */
export function ScannerSheet({ language, city }: ScannerSheetProps) {
  const words = slipWords(language);
  const steps = [words['scanner.step.controls'], words['scanner.step.start'], words['scanner.step.end']];
  return (
    <article className="slip" lang={language}>
      <header>{filled(cardWords(language).cityOf, { city })}</header>
      <h1>{words['scanner.title']}</h1>
      <p>{words['scanner.about']}</p>
      <hr />
      <h2>{words['scanner.honeywell']}</h2>
      <p>{words['scanner.honeywellHow']}</p>
      {HONEYWELL.map((command, index) => (
        <Code key={command} code={setUpCode(command)} quiet={QUIET.code128} dots={BAR_DOTS}>
          {`${index + 1}. ${steps[index]} (${command})`}
        </Code>
      ))}
      <hr />
      <h2>{words['scanner.others']}</h2>
      <p>{words['scanner.othersHow']}</p>
      <ul>
        <li>{words['scanner.set.keyboard']}</li>
        <li>{words['scanner.set.controls']}</li>
        <li>{words['scanner.set.start']}</li>
        <li>{words['scanner.set.end']}</li>
        <li>{words['scanner.set.codes']}</li>
      </ul>
      <p>
        <b>{words['scanner.untried']}</b>
      </p>
      <hr />
      <h2>{words['scanner.check']}</h2>
      <p>{words['scanner.checkHow']}</p>
      <Code code={licenceCode(CHECK_TEXT, CHECK_COLUMNS)} quiet={QUIET.pdf417} dots={CHECK_DOTS}>
        {words['scanner.check']}
      </Code>
    </article>
  );
}

function Code(props: { code: Barcode; quiet: number; dots: number; children: string }) {
  const { code, quiet, dots, children } = props;
  const mm = (modules: number) => modules * dots * SLIP_DOT_MM;
  const [width, height] = [code.width + 2 * quiet, code.height + 2 * quiet];
  return (
    <figure className="slip-bars">
      <svg
        className="slip-qr"
        viewBox={`${-quiet} ${-quiet} ${width} ${height}`}
        role="img"
        aria-label={children}
        style={{ inlineSize: `${mm(width)}mm`, blockSize: `${mm(height)}mm` }}
      >
        <path d={code.path} fill="#000000" fillRule="evenodd" shapeRendering="crispEdges" />
      </svg>
      <figcaption>{children}</figcaption>
    </figure>
  );
}
