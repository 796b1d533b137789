import { useWords } from '../language/words.ts';
import { Icon } from '../parts/icons.tsx';
import css from './precheck.module.css';

/** What happens to what is chosen on these pages, said on each of them. */
export function Privacy() {
  const words = useWords();
  return (
    <p className={css.privacy}>
      <Icon name="lock" />
      <span>{words('walkup:precheck.privacy')}</span>
    </p>
  );
}
