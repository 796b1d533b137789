import type { CaseView, GapView } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import styles from './evidence.module.css';
import { useKept } from './kept.tsx';

/** What the rules leave open about the case itself: the clerk takes the rules' likeliest reading, or does not. */
export function Gaps({ inFront }: { inFront: CaseView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const { gaps, documents } = inFront.evidence;
  // The view no longer names a gap once its reading is taken; here it can still be taken back.
  const [taken, setTaken] = useKept<readonly GapView[]>('gaps', []);
  const open = new Set(gaps.map(({ id }) => id));
  const settled = taken.filter(({ id }) => !open.has(id));
  const documentFirst = documents.some(({ state }) => state === 'clerk-decides');
  if (gaps.length + settled.length === 0) return null;
  return (
    <ul className={styles.gaps}>
      {gaps.map((gap, place) => (
        <li key={gap.id} className={styles.decide} data-decide>
          <p>
            <strong>{words('counter:decide.you')}</strong> {inLanguage(gap.about, language)}
          </p>
          <div className={styles.decideActs}>
            <Act
              {...(place === 0 && { chord: 'Alt+G' })}
              {...(place === 0 && !documentFirst && { id: 'decide-first' })}
              onAct={() =>
                act(
                  () => calls.decideGap({ gap: gap.id, accepted: true }),
                  () => setTaken([...settled, gap]),
                )
              }
            >
              {words('counter:decide.take')}
            </Act>
          </div>
        </li>
      ))}
      {settled.map((gap) => (
        <li key={gap.id} className={styles.decided}>
          <p>{words('counter:decide.taken', { about: inLanguage(gap.about, language) })}</p>
          <Act
            kind="quiet"
            onAct={() =>
              act(
                () => calls.decideGap({ gap: gap.id, accepted: false }),
                () => setTaken(settled.filter(({ id }) => id !== gap.id)),
              )
            }
          >
            {words('counter:decide.undo')}
          </Act>
        </li>
      ))}
    </ul>
  );
}
