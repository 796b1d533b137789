import { useState } from 'react';
import type { CaseView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { PORTRAIT } from '../parts/camera.tsx';
import { Act } from './act.tsx';
import panel from './case.module.css';
import { useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import styles from './portrait.module.css';
import { TakePicture } from './take-picture.tsx';

/** The portrait: taken, or not yet, or gone on without. Never a blank picture. */
export function Portrait({ inFront }: { inFront: CaseView }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const [taking, setTaking] = useState(false);
  const missing = view.camera === 'missing';
  const waive = () =>
    act(
      () => calls.waivePortrait(),
      () => setTaking(false),
    );
  const state = inFront.portrait ? 'taken' : inFront.portraitWaived ? 'waived' : missing ? 'noCamera' : 'none';
  return (
    <section className={panel.panel} aria-labelledby="portrait-title">
      <div className={panel.title}>
        <h3 id="portrait-title">{words('counter:portrait.title')}</h3>
        <span className={styles.state} data-state={state} role="status">
          {state === 'taken' && <Icon name="check" size={18} />}
          {words(`counter:portrait.${state}`)}
        </span>
      </div>
      <div className={styles.body}>
        {inFront.portrait ? (
          <img className={styles.picture} src={inFront.portrait} alt={words('counter:portrait.picture')} />
        ) : (
          <span className={styles.empty} aria-hidden="true">
            <Icon name={missing ? 'noCamera' : 'person'} size={34} />
          </span>
        )}
        <div className={styles.acts}>
          {state === 'noCamera' && <p className={styles.words}>{words('counter:portrait.noCamera.words')}</p>}
          <Act id="portrait-act" chord="F6" onAct={() => setTaking(true)}>
            {words(inFront.portrait ? 'counter:portrait.retake' : 'counter:portrait.take')}
          </Act>
          {inFront.portrait && (
            <Act kind="quiet" onAct={() => act(() => calls.retakePortrait())}>
              {words('counter:portrait.remove')}
            </Act>
          )}
          {state === 'noCamera' && view.program.portraitWaivable && (
            <Act kind="quiet" chord="Alt+P" onAct={waive}>
              {words('counter:portrait.without')}
            </Act>
          )}
        </div>
      </div>
      {taking && (
        <TakePicture
          target={PORTRAIT}
          title={words('counter:portrait.dialog')}
          label={words('counter:portrait.live')}
          note={words('counter:portrait.note')}
          use={words('counter:portrait.use')}
          onClose={() => setTaking(false)}
          onUse={(jpeg) =>
            act(
              () => calls.portrait({ jpeg }),
              () => setTaking(false),
            )
          }
          otherwise={
            view.program.portraitWaivable &&
            !inFront.portrait &&
            !inFront.portraitWaived && <Act onAct={waive}>{words('counter:portrait.without')}</Act>
          }
        />
      )}
    </section>
  );
}
