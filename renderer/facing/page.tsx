import type { ReactNode } from 'react';
import type { Client } from '../../electron/contract/define.ts';
import type { facing } from '../../electron/contract/facing.ts';
import type { FacingView } from '../../electron/contract/views.ts';
import { type Acting, FailureNote } from '../parts/act.tsx';
import { Acts } from '../parts/acts.tsx';
import { ComfortControls } from '../parts/comfort.tsx';
import { Frame } from '../parts/frame.tsx';
import css from './page.module.css';

/** What every screen of the facing window is given. */
export interface PageProps {
  view: FacingView;
  client: Client<typeof facing>;
  acting: Acting;
}

/** One screen of the view, by its name. */
export type ScreenOf<At extends FacingView['screen']['at']> = Extract<FacingView['screen'], { at: At }>;

interface Props extends PageProps {
  side?: ReactNode;
  /** A card may be out, or nothing is there: then there is nothing to stop. */
  forget?: boolean;
  help?: boolean;
  next?: ReactNode;
  children: ReactNode;
}

/** A page of the facing window; no keys, because nothing is typed here. */
export function Page({ view, client, acting, side, forget = false, help = true, next, children }: Props) {
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
      sideKind="panel"
      acts={
        <Acts
          callStaff={help ? () => void client.callStaff() : undefined}
          forget={forget ? () => acting.act(() => client.forget()) : undefined}
        >
          {next}
        </Acts>
      }
    >
      <div className={css.page}>
        <FailureNote failure={acting.failure} />
        {children}
      </div>
    </Frame>
  );
}
