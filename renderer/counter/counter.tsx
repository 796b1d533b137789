import { useCallback, useEffect, useMemo, useState } from 'react';
import type { counter } from '../../electron/contract/counter.ts';
import type { Client } from '../../electron/contract/define.ts';
import type { CounterView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { useAct } from '../parts/act.tsx';
import { useView } from '../parts/api.ts';
import { useCameraPresence } from '../parts/camera.tsx';
import { Banners } from './banners.tsx';
import { Bar } from './bar.tsx';
import { Case } from './case.tsx';
import styles from './counter.module.css';
import { DeskContext, mayWork } from './desk.tsx';
import { applyDisplay, readDisplay } from './display.ts';
import { Closed, Idle } from './idle.tsx';
import { KeepPlace, KeepPlaces } from './kept.tsx';
import { Keys } from './keys.tsx';
import { Outcome } from './outcome.tsx';
import { Scanning } from './scanning.tsx';
import { Side } from './side.tsx';
import { SignIn } from './sign-in.tsx';
import { Top } from './top.tsx';
import { SlipTray } from './trays.tsx';

/** The counter window: staff. It draws the view that main last gave, and keeps nothing but what is being typed. */
export function Counter({ calls }: { calls: Client<typeof counter> }) {
  const view = useView<CounterView>(calls);
  const acting = useAct();
  const [display, setDisplay] = useState(readDisplay);
  useEffect(() => applyDisplay(display), [display]);
  useCameraPresence(useCallback((present: boolean) => void calls.camera({ present }), [calls]));
  const desk = useMemo(() => (view ? { view, calls, ...acting } : null), [view, calls, acting]);
  if (!desk) return null;
  return (
    <DeskContext value={desk}>
      <Keys>
        <Scanning>
          <div className={styles.window} aria-busy={desk.busy}>
            <div className={styles.floor}>
              <Top display={display} onDisplay={setDisplay} />
              {desk.view.closed && <Closed reason={desk.view.closed} />}
              {!desk.view.closed && (desk.view.signedIn ? <Desk view={desk.view} /> : <SignIn />)}
            </div>
            {desk.busy && <div className={styles.busy} aria-hidden="true" />}
          </div>
        </Scanning>
      </Keys>
    </DeskContext>
  );
}

function Desk({ view }: { view: CounterView }) {
  const words = useWords();
  const works = mayWork(view);
  const inFront = works ? view.case : null;
  const atPrinter = inFront?.state === 'printing' || inFront?.state === 'printed';
  return (
    <>
      <div className={styles.middle}>
        <Side />
        <main className={styles.main} aria-label={words('counter:main.label')}>
          <div className={styles.scroll}>
            <Banners />
            {/* Keyed by number: what was being typed for one applicant is never there for the next. Members of one
                number are told apart by the case, and each finds again what was begun for them. */}
            {inFront && (
              <KeepPlaces key={inFront.number}>
                {atPrinter && <Outcome key={inFront.id} inFront={inFront} />}
                {!atPrinter && (
                  <KeepPlace key={inFront.id} member={inFront.id}>
                    <Case inFront={inFront} />
                  </KeepPlace>
                )}
              </KeepPlaces>
            )}
            {!inFront && <Idle />}
            {view.slipTray && <SlipTray tray={view.slipTray} />}
          </div>
        </main>
      </div>
      {works && <Bar />}
    </>
  );
}
