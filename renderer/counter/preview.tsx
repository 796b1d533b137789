import { useState } from 'react';
import type { CardFace, CaseView } from '../../electron/contract/views.ts';
import { CardBack, CardFront } from '../card/faces.tsx';
import { useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Act } from './act.tsx';
import { Icon } from './icons.tsx';
import styles from './preview.module.css';

/** The card as it will print: the very component that the press lays out. */
export function Preview({ inFront }: { inFront: CaseView }) {
  const words = useWords();
  const { face, faceProblem } = inFront;
  return (
    <section className={styles.preview} aria-label={words('counter:preview.title')}>
      {face ? (
        <BothSides face={face} />
      ) : (
        <div className={styles.none}>
          <Icon name="card" size={40} />
          <p>{words('counter:preview.none')}</p>
        </div>
      )}
      {faceProblem && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" />
          <span>{failureText(words, faceProblem)}</span>
        </p>
      )}
    </section>
  );
}

/** Front and back; one at a time where the window is low, turned by a key. */
export function BothSides({ face, printed = false }: { face: CardFace; printed?: boolean }) {
  const words = useWords();
  const [side, setSide] = useState<'front' | 'back'>('front');
  return (
    <div className={styles.sides}>
      <div className={styles.side} data-shown={side === 'front'}>
        <CardFront face={face} portraitUrl={face.portrait} />
      </div>
      <div className={styles.side} data-shown={side === 'back'}>
        <CardBack face={face} />
      </div>
      <div className={styles.turn}>
        <span className={styles.which}>
          {words(`counter:preview.${side}`)}
          {!printed && words('counter:preview.asItWillPrint')}
        </span>
        <Act kind="quiet" chord="F7" onAct={() => setSide(side === 'front' ? 'back' : 'front')}>
          {words(side === 'front' ? 'counter:preview.toBack' : 'counter:preview.toFront')}
        </Act>
      </div>
    </div>
  );
}
