import type { ReactNode } from 'react';
import styles from './act.module.css';
import { KeyChip, useKey } from './keys.tsx';

interface Props {
  onAct: () => void;
  children: ReactNode;
  /** The key that does the same, shown on the button. */
  chord?: string;
  kind?: 'next' | 'plain' | 'danger' | 'quiet';
  /** Not possible yet. The button stays reachable, so that pressing it can say why. */
  blocked?: boolean;
  /** Id of the words that say why, or what the act does. */
  why?: string;
  id?: string;
  label?: string;
  /** Submits the form around it; `onAct` is then the form's. */
  submit?: boolean;
  pressed?: boolean;
  wide?: boolean;
  /** Where a form has nothing to fill in, its act is its first stop. */
  autoFocus?: boolean;
}

/** A button of the counter: a verb, its key, and at least 44 px to touch. */
export function Act({ onAct, children, chord, kind = 'plain', blocked, why, id, label, submit, ...more }: Props) {
  const { pressed, wide, autoFocus } = more;
  useKey(chord, onAct);
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={styles.act}
      data-kind={kind}
      data-wide={wide}
      id={id}
      // biome-ignore lint/a11y/noAutofocus: asked for only by a form that the clerk's own key opened.
      autoFocus={autoFocus ?? false}
      aria-label={label}
      aria-disabled={blocked || undefined}
      aria-describedby={why}
      aria-pressed={pressed}
      aria-keyshortcuts={chord}
      onClick={submit ? undefined : onAct}
    >
      <span className={styles.label}>{children}</span>
      {chord && <KeyChip chord={chord} />}
    </button>
  );
}
