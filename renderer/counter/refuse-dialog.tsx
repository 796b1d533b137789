import { useState } from 'react';
import type { CaseView } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import styles from './dialogs.module.css';
import fields from './fields.module.css';
import { fixInWords } from './fixes.tsx';
import { likelyReasons } from './refuse.ts';

/**
 * Refuses with at least one of the programme's reasons. The applicant gets them on a slip, with what to bring and how
 * to object; here the clerk reads beforehand what it will say.
 */
export function RefuseDialog({ inFront, onClose }: { inFront: CaseView; onClose: () => void }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [reasons, setReasons] = useState<readonly string[]>(() => likelyReasons(inFront.evidence, view.refusalReasons));
  const { fixes } = inFront.evidence;
  return (
    <Dialog
      title={words('counter:refuse.title')}
      onClose={onClose}
      acts={
        <Act
          kind="danger"
          chord="F9"
          blocked={reasons.length === 0}
          why="refuse-why"
          onAct={() => reasons.length > 0 && act(() => calls.refuse({ reasons: [...reasons] }), onClose)}
        >
          {words('counter:refuse.act')}
        </Act>
      }
    >
      <p id="refuse-why">{words('counter:refuse.words')}</p>
      <fieldset className={fields.choices}>
        <legend className="visually-hidden">{words('counter:refuse.reasons')}</legend>
        {view.refusalReasons.map((reason) => (
          <label key={reason.id} className={fields.check}>
            <input
              type="checkbox"
              checked={reasons.includes(reason.id)}
              onChange={(event) =>
                setReasons(event.target.checked ? [...reasons, reason.id] : reasons.filter((id) => id !== reason.id))
              }
            />
            {inLanguage(reason.name, language)}
          </label>
        ))}
      </fieldset>
      <section className={styles.slip}>
        <h3>{words('counter:refuse.slip')}</h3>
        {fixes.length > 0 ? (
          <>
            <p>{words('counter:refuse.bring')}</p>
            <ul>
              {fixes.map((fix) => {
                const sentence = fixInWords(fix, words, language);
                return <li key={sentence}>{sentence}</li>;
              })}
            </ul>
          </>
        ) : (
          <p>{words('counter:refuse.nothingToBring')}</p>
        )}
        <p className={styles.appeal}>{inLanguage(view.program.appeal, language)}</p>
      </section>
    </Dialog>
  );
}
