import { groupCardNumber } from '../../electron/contract/card-number.ts';
import type { CaseView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { CaseHeading } from './case.tsx';
import { useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import styles from './outcome.module.css';
import { BothSides } from './preview.tsx';
import { isOver, printerNeeds, spaced } from './say.ts';

/** From the printer to the hand. The printer's word is not a card: only the clerk's and the applicant's is (P7). */
export function Outcome({ inFront }: { inFront: CaseView }) {
  const { view } = useDesk();
  const words = useWords();
  const lost = inFront.attempt?.state === 'unknown';
  const asked = inFront.state === 'printed' || lost;
  const face = view.tray?.face ?? inFront.face;
  const more = inFront.members.filter((member) => !member.inFront && !isOver(member.state)).length;
  const needs = printerNeeds(view.printer.reasons, words);
  return (
    <div className={styles.outcome}>
      <div className={styles.words}>
        <CaseHeading inFront={inFront} />
        <div className={styles.question} role="status">
          {!asked && <span className={styles.turning} aria-hidden="true" />}
          <h3>{words(lost ? 'counter:outcome.lost' : asked ? 'counter:outcome.ask' : 'counter:outcome.printing')}</h3>
          <p>{words(asked ? 'counter:outcome.ask.words' : 'counter:outcome.printing.words')}</p>
        </div>
        {needs.length > 0 && (
          <p className={styles.needs} role="alert">
            <Icon name="warning" />
            <span>{words('counter:outcome.needs', { needs: needs.join(', ') })}</span>
          </p>
        )}
        {asked && (
          <div className={styles.says} data-says={inFront.applicantSays ?? 'nothing'} role="status">
            <Icon
              name={
                inFront.applicantSays === 'right' ? 'check' : inFront.applicantSays === 'wrong' ? 'warning' : 'person'
              }
            />
            <span>{words(`counter:outcome.applicant.${inFront.applicantSays ?? 'nothing'}`)}</span>
          </div>
        )}
        {inFront.attempt && (
          <dl className={styles.facts}>
            <div>
              <dt>{words('counter:outcome.number')}</dt>
              <dd>{groupCardNumber(inFront.attempt.number)}</dd>
            </div>
            {inFront.attempt.copy > 1 && (
              <div>
                <dt>{words('counter:outcome.copy')}</dt>
                <dd>{inFront.attempt.copy}</dd>
              </div>
            )}
          </dl>
        )}
        {more > 0 && (
          <p className={styles.more}>
            {words('counter:outcome.more', { count: more, number: spaced(inFront.number) })}
          </p>
        )}
      </div>
      {face && (
        <figure className={styles.card} data-tray={view.tray !== null}>
          {view.tray && <figcaption className={styles.tray}>{words('counter:tray.card')}</figcaption>}
          <BothSides face={face} printed={view.tray !== null} />
        </figure>
      )}
    </div>
  );
}
