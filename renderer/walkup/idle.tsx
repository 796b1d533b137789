import type { Client } from '../../electron/contract/define.ts';
import type { Countdown } from '../../electron/contract/views.ts';
import type { walkup } from '../../electron/contract/walkup.ts';
import { useWords } from '../language/words.ts';
import { useAct } from '../parts/act.tsx';
import { Button } from '../parts/button.tsx';
import { useSecondsLeft } from '../parts/countdown.ts';
import { Dialog } from '../parts/dialog.tsx';
import css from './idle.module.css';

interface Props {
  idle: Countdown;
  client: Client<typeof walkup>;
  /** Whether an application was begun; without one there is nothing to forget, only a page to leave. */
  draft: boolean;
}

/** The warning before an idle person is forgotten; one act gives more time, as often as it is wanted (WCAG 2.2.1). */
export function IdleWarning({ idle, client, draft }: Props) {
  const words = useWords();
  const { act } = useAct();
  const count = useSecondsLeft(idle);
  const stay = () => act(() => client.stillHere());
  return (
    <Dialog
      alert
      title={words('walkup:idle.title')}
      onCancel={stay}
      acts={
        <>
          <Button act onClick={() => act(() => (draft ? client.forget() : client.back()))}>
            {words(draft ? 'common:stop' : 'walkup:idle.again')}
          </Button>
          <Button act kind="primary" onClick={stay} data-first>
            {words('walkup:idle.stay')}
          </Button>
        </>
      }
    >
      <div className={css.warning}>
        <span className={css.ring} aria-hidden="true">
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <circle cx="50" cy="50" r="44" className={css.track} />
            <circle
              cx="50"
              cy="50"
              r="44"
              pathLength={100}
              strokeDasharray={`${(count / Math.max(1, idle.seconds)) * 100} 100`}
              className={css.left}
            />
          </svg>
          <b>{count}</b>
        </span>
        <p>{words('walkup:idle.text', { count })}</p>
      </div>
    </Dialog>
  );
}
