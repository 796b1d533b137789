import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useWords } from '../language/words.ts';
import { FailureNote } from '../parts/act.tsx';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import styles from './dialog.module.css';
import { KeyLayer } from './keys.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The acts beside Cancel, the next one last. */
  acts: ReactNode;
  cancel?: string;
  wide?: boolean;
}

/** One question over the desk. Escape closes it, focus goes back to where it came from. */
export function Dialog({ title, onClose, children, acts, cancel, wide }: Props) {
  const words = useWords();
  const { clear, failure } = useDesk();
  const heading = useId();
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    clear();
    dialog?.showModal();
    // Into the question, at what is chosen; without a question on Cancel, so that Enter alone ends nothing.
    const question =
      dialog?.querySelector<HTMLElement>('[data-first]') ??
      dialog?.querySelector<HTMLElement>('input:checked') ??
      dialog?.querySelector<HTMLElement>('input');
    (question ?? dialog?.querySelector<HTMLElement>('button[data-cancel]'))?.focus();
    // Closing before it leaves the page is what hands the focus back.
    return () => {
      dialog?.close();
      clear();
    };
  }, [clear]);
  return (
    <dialog
      ref={box}
      className={styles.dialog}
      data-wide={wide}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <KeyLayer>
        <div className={styles.frame}>
          <h2 id={heading} className={styles.title}>
            {title}
          </h2>
          <div className={styles.body}>{children}</div>
          <FailureNote failure={failure} />
          <div className={styles.acts}>
            <button type="button" data-cancel className={styles.cancel} onClick={onClose}>
              {cancel ?? words('counter:dialog.cancel')}
              <span className={styles.escape} data-key aria-hidden="true">
                {words('counter:dialog.escape')}
              </span>
            </button>
            <span className={styles.gap} />
            {acts}
          </div>
        </div>
      </KeyLayer>
    </dialog>
  );
}

/** A dialog that asks once before something that cannot be taken back. */
export function Confirm(props: {
  title: string;
  words: string;
  act: string;
  kind?: 'next' | 'danger';
  onAct: () => void;
  onClose: () => void;
}) {
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      acts={
        <Act kind={props.kind ?? 'danger'} chord="F9" onAct={props.onAct}>
          {props.act}
        </Act>
      }
    >
      <p>{props.words}</p>
    </Dialog>
  );
}
