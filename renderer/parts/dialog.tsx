import { type ReactNode, useEffect, useId, useRef } from 'react';
import css from './dialog.module.css';

interface Props {
  title: string;
  /** Escape, or the Back key of a keyboard. */
  onCancel: () => void;
  children: ReactNode;
  acts: ReactNode;
  /** Read out as soon as it opens, e.g. a warning that time is running out. */
  alert?: boolean;
}

/**
 * A question over the page, on the native modal `<dialog>`: the browser keeps focus inside it and gives it back
 * afterwards. Shown for as long as it is mounted.
 */
export function Dialog({ title, onCancel, children, acts, alert = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const textId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The browser takes the first control; where another is the safe one, it is marked.
    element?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.dialog}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      aria-describedby={textId}
      onCancel={(event) => {
        // The view decides what is open; the browser must not close it on its own.
        event.preventDefault();
        onCancel();
      }}
    >
      <div className={css.inside}>
        <h2 id={titleId} className={css.title}>
          {title}
        </h2>
        <div id={textId} className={css.text}>
          {children}
        </div>
        <div className={css.acts}>{acts}</div>
      </div>
    </dialog>
  );
}
