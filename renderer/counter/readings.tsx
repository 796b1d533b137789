import { useId, useState } from 'react';
import type { CaseView, Compared, ReadingView } from '../../electron/contract/views.ts';
import { dayInWords } from '../language/format.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { Act } from './act.tsx';
import { DecideDifference } from './decide-difference.tsx';
import { useDesk } from './desk.tsx';
import { Icon, type IconName } from './icons.tsx';
import styles from './readings.module.css';
import { ScanCamera } from './scan-camera.tsx';
import { troubleText } from './scan-trouble.ts';
import { useScans } from './scanning.tsx';
import { TypeZone } from './type-zone.tsx';

/**
 * What was read from documents in this case, each field beside what was typed.
 *
 * How to use it: mount `<Scanning>` (scanning.tsx) once inside the desk, around everything; it takes the wedge scanner's
 * codes whatever has the focus. Put `<Readings inFront={inFront} />` into the case, above the documents; its section has the id
 * `readings`, where the blocker `card.readingDiffers` leads. The form that adds a document asks
 * `useLatestReading(inFront.readings)` for dates and types to suggest.
 */
export function Readings({ inFront }: { inFront: CaseView }) {
  const words = useWords();
  const { view } = useDesk();
  const { trouble, dismiss, busy } = useScans();
  const heading = useId();
  const [open, setOpen] = useState<'camera' | 'type' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className={styles.readings} id="readings" tabIndex={-1} aria-labelledby={heading}>
      <header className={styles.head}>
        <h3 id={heading}>{words('counter:reading.title')}</h3>
        <div className={styles.ways}>
          <Act kind="quiet" chord="Alt+C" onAct={() => setOpen('camera')} blocked={view.camera === 'missing'}>
            {words('counter:reading.byCamera')}
          </Act>
          <Act kind="quiet" chord="Alt+Z" onAct={() => setOpen('type')}>
            {words('counter:reading.byHand')}
          </Act>
        </div>
      </header>
      {inFront.readings.length === 0 && inFront.evidence.outcome !== 'met' && (
        <p className={styles.none}>{words('counter:reading.none')}</p>
      )}
      <div role="alert">
        {trouble && (
          <p className={styles.trouble}>
            <Icon name="warning" />
            <span>{troubleText(trouble, words)}</span>
            <button type="button" className={styles.dismiss} onClick={dismiss}>
              {words('counter:reading.dismiss')}
            </button>
          </p>
        )}
      </div>
      <div role="status" className="visually-hidden">
        {busy ? words('counter:reading.busy') : ''}
      </div>
      {inFront.readings.map((reading) => (
        <Reading key={reading.id} reading={reading} />
      ))}
      {open === 'camera' && <ScanCamera onClose={close} />}
      {open === 'type' && <TypeZone onClose={close} />}
    </section>
  );
}

const SIGNS: Record<Compared['state'], IconName> = {
  same: 'check',
  'as-written': 'check',
  differs: 'warning',
  absent: 'missing',
};

function Reading({ reading }: { reading: ReadingView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const name = words(reading.source === 'mrz' ? 'counter:reading.mrz' : 'counter:reading.aamva', {
    format: reading.format,
  });
  return (
    <article className={styles.reading} aria-label={name}>
      <header className={styles.what}>
        <strong>{name}</strong>
        <Act
          kind="quiet"
          label={words('counter:reading.removeThis', { name })}
          onAct={() => act(() => calls.dropReading({ id: reading.id }))}
        >
          {words('counter:reading.remove')}
        </Act>
      </header>
      <p className={styles.proves}>
        {words(reading.source === 'mrz' ? 'counter:reading.fills.mrz' : 'counter:reading.fills.aamva')}
      </p>
      <div className={styles.sides}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{words('counter:reading.field')}</span>
              </th>
              <th scope="col">{words('counter:reading.typed')}</th>
              <th scope="col">{words('counter:reading.says')}</th>
              <th scope="col">
                <span className="visually-hidden">{words('counter:reading.result')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {reading.compared.map((compared) => (
              <Row key={compared.field} compared={compared} reading={reading} />
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}

function Row({ compared, reading }: { compared: Compared; reading: ReadingView }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [deciding, setDeciding] = useState(false);
  const { field, state, answer, document, decidedBy } = compared;
  const take = calls.useReading;
  const show = (value: string | null) =>
    value === null ? words('counter:reading.nothing') : field === 'name' ? value : dayInWords(value, language);
  const decided = decidedBy && (view.staff.find(({ id }) => id === decidedBy)?.name ?? decidedBy);
  // Not where it agrees: the applicant's own spelling, with its marks, is better than the document's capitals.
  const open = state === 'differs' ? !decided : state === 'absent' && answer === null;
  const use = field !== 'expires' && document !== null && open ? field : null;
  return (
    <tr data-state={decided ? 'decided' : state}>
      <th scope="row">{words(`counter:reading.field.${field}`)}</th>
      <td>
        <bdi>{show(answer)}</bdi>
      </td>
      <td className={styles.document}>
        <bdi>{show(document)}</bdi>
      </td>
      <td>
        <span className={styles.state}>
          <Icon name={decided ? 'check' : SIGNS[state]} size={18} />
          {decided ? words('counter:reading.decided', { name: decided }) : stateText(compared, words)}
        </span>
        {(use || (state === 'differs' && !decided)) && (
          <span className={styles.acts}>
            {use && (
              <Act onAct={() => act(() => take({ id: reading.id, field: use }))}>{words('counter:reading.use')}</Act>
            )}
            {state === 'differs' && !decided && (
              <Act onAct={() => setDeciding(true)}>{words('counter:reading.supervisor')}</Act>
            )}
          </span>
        )}
        {deciding && <DecideDifference reading={reading.id} compared={compared} onClose={() => setDeciding(false)} />}
      </td>
    </tr>
  );
}

/** What agrees, in words: colour alone says nothing. An absent field says which side has none. */
function stateText({ state, answer }: Compared, words: Words): string {
  if (state !== 'absent') return words(`counter:reading.state.${state}`);
  return words(answer === null ? 'counter:reading.state.notTyped' : 'counter:reading.state.notRead');
}
