import type { ReactNode } from 'react';
import type { Client, Result } from '../../electron/contract/define.ts';
import type { WalkupView } from '../../electron/contract/views.ts';
import type { walkup } from '../../electron/contract/walkup.ts';
import { type Acting, FailureNote } from '../parts/act.tsx';
import { Acts } from '../parts/acts.tsx';
import { ComfortControls } from '../parts/comfort.tsx';
import { Frame } from '../parts/frame.tsx';
import css from './page.module.css';

/** What every screen of the walk-up window is given. */
export interface PageProps {
  view: WalkupView;
  client: Client<typeof walkup>;
  acting: Acting;
}

/** One screen of the view, by its name. */
export type ScreenOf<At extends WalkupView['screen']['at']> = Extract<WalkupView['screen'], { at: At }>;

interface Props extends PageProps {
  side?: ReactNode;
  sideKind?: 'text' | 'number' | 'panel';
  back?: () => void;
  /** `null` where there is nothing to forget yet, or no longer. */
  forget?: (() => Promise<Result<null>>) | null;
  /** How many people were entered at this screen, or share the number. */
  people?: number;
  next?: ReactNode;
  /** The page says its failures itself, at the fields. */
  ownFailures?: boolean;
  children: ReactNode;
}

/** A page of the walk-up window: comfort on top, the acts in their places below. */
export function Page({
  view,
  client,
  acting,
  side,
  sideKind,
  back,
  forget,
  people,
  next,
  ownFailures = false,
  children,
}: Props) {
  const stop = forget === undefined ? () => client.forget() : forget;
  return (
    <Frame
      program={view.program}
      training={view.training}
      comfort={
        <ComfortControls
          offered={view.program.languages}
          choose={(language) => acting.act(() => client.setLanguage({ language }))}
        />
      }
      side={side}
      {...(sideKind ? { sideKind } : {})}
      acts={
        <Acts
          back={back ?? null}
          callStaff={() => void client.callStaff()}
          staffCalled={view.staffCalled}
          forget={stop ? () => acting.act(stop) : undefined}
          people={people}
        >
          {next}
        </Acts>
      }
    >
      <div className={css.page}>
        {!ownFailures && <FailureNote failure={acting.failure} />}
        {children}
      </div>
    </Frame>
  );
}
