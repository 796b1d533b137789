import type { PurgeStep } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { Icon } from '../parts/icons.tsx';
import css from './unsure.module.css';

/** Says that a deletion is not verified, at which step where that is known, and what follows (P3). */
export function Unsure({ step }: { step: PurgeStep | null }) {
  const words = useWords();
  return (
    <div className={css.unsure}>
      <span className={css.sign}>
        <Icon name="alert" strokeWidth="2.6" />
      </span>
      <div className={css.words}>
        <p>
          <strong>{words('facing:end.unverified')}</strong>
        </p>
        {step && <p>{words('facing:check.failed', { step: words(`facing:step.${step}`) })}</p>}
        <p>{words('facing:end.unverified.hint')}</p>
      </div>
    </div>
  );
}
