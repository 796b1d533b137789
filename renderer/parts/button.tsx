import type { ButtonHTMLAttributes, ReactNode } from 'react';
import css from './button.module.css';
import { Icon, type IconName } from './icons.tsx';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one next act of the page. `quiet`: drawn as a link. `danger`: deletes. */
  kind?: ButtonKind;
  /** 84 px high, for the acts; otherwise 64 px. */
  act?: boolean;
  before?: IconName | 'previous';
  after?: IconName;
  children: ReactNode;
}

/** A button of the applicant's windows. Its label is a verb that says what happens. */
export function Button({ kind = 'plain', act = false, before, after, children, className, onClick, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      onClick={(event) => {
        // The second half of a double tap: by then the page may be the next one, whose button it was not meant for.
        if (event.detail > 1) event.preventDefault();
        else onClick?.(event);
      }}
      className={[css.button, css[kind], act ? css.act : '', className ?? ''].filter(Boolean).join(' ')}
    >
      {before === 'previous' ? <Icon name="next" back /> : before && <Icon name={before} />}
      <span>{children}</span>
      {after && <Icon name={after} />}
    </button>
  );
}
