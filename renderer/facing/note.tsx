import { Icon } from '../parts/icons.tsx';
import css from './page.module.css';

/** What the clerk has been told, or what happens next; read out as it appears. */
export function Note({ kind, children }: { kind: 'good' | 'warn'; children: string | null }) {
  return (
    <div role="status" className={css.notice}>
      {children && (
        <p className={css.note} data-kind={kind}>
          <Icon name={kind === 'good' ? 'check' : 'bell'} />
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
