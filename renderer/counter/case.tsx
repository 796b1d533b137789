import { groupCardNumber } from '../../electron/contract/card-number.ts';
import type { CaseView } from '../../electron/contract/views.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Answers } from './answers.tsx';
import styles from './case.module.css';
import { useNow } from './desk.tsx';
import { Documents } from './documents.tsx';
import { Icon } from './icons.tsx';
import { useKeptScroll } from './kept.tsx';
import { AddMember, Members } from './members.tsx';
import { Portrait } from './portrait.tsx';
import { Preview } from './preview.tsx';
import { Readings } from './readings.tsx';
import { languageName, minutesSince, spaced } from './say.ts';

/** One case: what was shown and what was typed in the middle, the card and its portrait at the end of the line. */
export function Case({ inFront }: { inFront: CaseView }) {
  const words = useWords();
  const { attempt } = inFront;
  const place = useKeptScroll<HTMLDivElement>();
  return (
    <div ref={place} className={styles.case}>
      <div className={styles.middle}>
        <div className={styles.top}>
          <CaseHeading inFront={inFront} />
          <AddMember />
        </div>
        <Members inFront={inFront} />
        {(attempt?.state === 'failed' || attempt?.state === 'spoiled') && (
          <p className={styles.voided} role="status">
            <Icon name="warning" />
            <span>{words(`counter:attempt.${attempt.state}`, { number: groupCardNumber(attempt.number) })}</span>
          </p>
        )}
        <Documents inFront={inFront} />
        <Readings inFront={inFront} />
        <Answers inFront={inFront} />
      </div>
      <div className={styles.end}>
        <Preview inFront={inFront} />
        <Portrait inFront={inFront} />
      </div>
    </div>
  );
}

export function CaseHeading({ inFront }: { inFront: CaseView }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow(20_000);
  const { members } = inFront;
  const at = members.find((member) => member.inFront);
  const about = [
    ...(members.length > 1 && at ? [words('counter:members.of', { place: at.place, count: members.length })] : []),
    words('counter:case.speaks', { language: languageName(inFront.language, language) }),
    words(`counter:case.begunBy.${inFront.begunBy}`),
    words('counter:case.since', { count: minutesSince(inFront.since, now) }),
  ];
  return (
    <div className={styles.heading}>
      <h2 className={styles.number}>{spaced(inFront.number)}</h2>
      <p className={styles.about}>{about.join(' · ')}</p>
    </div>
  );
}
