import { type ReactNode, useEffect, useRef } from 'react';
import type { ProgramSummary } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import css from './frame.module.css';
import { Icon } from './icons.tsx';
import { Scroller } from './scroller.tsx';

interface Props {
  program: ProgramSummary;
  training: boolean;
  comfort: ReactNode;
  /** Beside the page in landscape, below it in portrait. */
  side?: ReactNode;
  /** How the side shares the width: keys of text are ten wide, a number pad three. */
  sideKind?: 'text' | 'number' | 'panel';
  acts: ReactNode;
  children: ReactNode;
}

/** The page of an applicant's window: the top, the page, its side, and the acts, always in the same places. */
export function Frame({ program, training, comfort, side, sideKind = 'text', acts, children }: Props) {
  const words = useWords();
  const language = useLanguage();
  return (
    <div className={css.frame} data-side={side ? sideKind : 'none'}>
      <header className={css.top}>
        <p className={css.brand}>
          <Icon name="city" width="38" height="38" strokeWidth="1.6" className={css.emblem} />
          <span>{inLanguage(program.cardName, language)}</span>
        </p>
        {training && <p className={css.training}>{words('common:training')}</p>}
      </header>
      <div className={css.comfort}>{comfort}</div>
      <main className={css.main}>
        <Scroller>{children}</Scroller>
      </main>
      {side && <div className={css.side}>{side}</div>}
      <footer className={css.acts}>{acts}</footer>
    </div>
  );
}

/**
 * The heading of a page. It becomes the window's title, and takes focus when the page has no field to type in, so that
 * a reader starts there.
 */
export function Heading({
  children,
  focus = true,
  display = false,
}: {
  children: string;
  focus?: boolean;
  display?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = children;
    if (focus) heading.current?.focus({ preventScroll: true });
  }, [children, focus]);
  return (
    <h1 ref={heading} tabIndex={-1} className={display ? css.display : css.heading}>
      {children}
    </h1>
  );
}

/** One soft sentence under a heading. */
export const Lead = ({ children, id }: { children: ReactNode; id?: string }) => (
  <p id={id} className={css.lead}>
    {children}
  </p>
);
