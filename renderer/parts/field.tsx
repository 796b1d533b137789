import type { InputHTMLAttributes, ReactNode } from 'react';
import css from './field.module.css';
import { Icon } from './icons.tsx';

/** Something wrong on the page: which field, and the sentence said in the summary and again at the field. */
export interface Problem {
  /** The id of the control to go to. */
  field: string;
  sentence: string;
}

export const problemAt = (problems: readonly Problem[], field: string): string | undefined =>
  problems.find((problem) => problem.field === field)?.sentence;

/** The sentence at its field; the control names it as its description. */
export function ProblemLine({ id, sentence }: { id: string; sentence: string | undefined }) {
  if (!sentence) return null;
  return (
    <p id={`${id}-problem`} className={css.problem}>
      <Icon name="alert" />
      <span>{sentence}</span>
    </p>
  );
}

interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'> {
  id: string;
  label: string;
  hint?: string;
  problem?: string | undefined;
  /** Which on-screen keys it wants. */
  keys?: 'text' | 'number';
  /** A width in characters, where the length of the answer is known (a year); else the whole line. */
  chars?: number;
}

/**
 * One typed line. It remembers nothing: no autocomplete, no spelling check that would send or keep a name, and no
 * change of what was typed.
 */
export function TextField({ id, label, hint, problem, keys = 'text', chars, ...rest }: TextFieldProps) {
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      )}
      <ProblemLine id={id} sentence={problem} />
      <input
        type="text"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        {...rest}
        id={id}
        name={id}
        data-keys={keys}
        inputMode={keys === 'number' ? 'numeric' : 'text'}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        className={css.input}
        style={chars ? { inlineSize: `calc(${chars} * 0.72em + 2 * 22px)` } : undefined}
      />
    </div>
  );
}

interface ChoiceProps {
  name: string;
  value: string;
  id: string;
  children: ReactNode;
  hint?: string;
  checked?: boolean;
  defaultChecked?: boolean;
  onChange?: () => void;
}

/** One of several answers, as large as a finger, on the native radio button. */
export function Choice({ name, value, id, children, hint, ...rest }: ChoiceProps) {
  return (
    <label className={css.choice} htmlFor={id}>
      <input type="radio" className={css.radio} id={id} name={name} value={value} {...rest} />
      <span className={css.dot} aria-hidden="true" />
      <span className={css.choiceText}>
        <span>{children}</span>
        {hint && <span className={css.choiceHint}>{hint}</span>}
      </span>
    </label>
  );
}
