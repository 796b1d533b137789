import { type ReactNode, useState } from 'react';
import { useWords } from '../language/words.ts';
import css from './acts.module.css';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

interface Props {
  /** Null keeps its place empty, so that the acts after it stand where they stand on every page. */
  back?: (() => void) | null;
  callStaff?: (() => void) | undefined;
  staffCalled?: boolean;
  /** Ends everything; asked once more before it is sent. */
  forget?: (() => void) | undefined;
  /** How many people it ends everything for; more than one is said before it is done. */
  people?: number | undefined;
  /** What stands at the end: the next act of the page. */
  children?: ReactNode;
}

/** Back, Call staff, Stop and forget me, and the next act: a place each, which stays empty where the act is not possible. */
export function Acts({ back, callStaff, staffCalled = false, forget, people = 1, children }: Props) {
  const words = useWords();
  return (
    <div className={css.acts}>
      <div className={css.back}>
        {back !== undefined && (
          <Button act before="previous" disabled={!back} className={back ? '' : css.empty} onClick={back ?? undefined}>
            {words('common:back')}
          </Button>
        )}
      </div>
      <div className={css.help}>
        {callStaff && (
          <Button kind="quiet" before={staffCalled ? 'check' : 'bell'} onClick={callStaff}>
            {words(staffCalled ? 'common:staffCalled' : 'common:callStaff')}
          </Button>
        )}
        <p role="status" className="visually-hidden">
          {staffCalled ? words('common:staffCalled') : ''}
        </p>
      </div>
      <div className={css.stop}>{forget && <StopButton forget={forget} people={people} />}</div>
      <div className={css.next}>{children}</div>
    </div>
  );
}

/** "Stop and forget me" and its one confirmation (P11). */
export function StopButton({ forget, people }: { forget: () => void; people: number }) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button kind="quiet" before="leave" onClick={() => setAsking(true)}>
        {words('common:stop')}
      </Button>
      {asking && (
        <Dialog
          title={words('common:stop.title')}
          onCancel={() => setAsking(false)}
          acts={
            <>
              <Button act onClick={() => setAsking(false)}>
                {words('common:stop.no')}
              </Button>
              <Button
                act
                kind="danger"
                onClick={() => {
                  setAsking(false);
                  forget();
                }}
              >
                {words('common:stop.yes')}
              </Button>
            </>
          }
        >
          <p>{people > 1 ? words('common:stop.text.group', { count: people }) : words('common:stop.text')}</p>
        </Dialog>
      )}
    </>
  );
}
