import type { NeedView } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import styles from './evidence.module.css';
import { Icon, type IconName } from './icons.tsx';

const SIGN: Record<NeedView['state'], IconName> = {
  met: 'check',
  'clerk-decides': 'decide',
  lacking: 'missing',
  waived: 'minus',
};

/** What the city's rules ask, and how far it is shown: a line a need; what lacks is the one that stands out. */
export function Needs({ needs }: { needs: readonly NeedView[] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <ul className={styles.needs}>
      {needs.map((need) => {
        const by = [
          ...need.by.map(({ name }) => inLanguage(name, language)),
          ...(need.attestation ? [inLanguage(need.attestation, language)] : []),
        ];
        return (
          <li key={need.id} className={styles.need} data-state={need.state}>
            <Icon name={SIGN[need.state]} size={18} />
            <strong>{inLanguage(need.name, language)}</strong>
            <span className={styles.needBy}>
              {[
                ...(need.points
                  ? [words('counter:need.points', { reached: need.points.reached, count: need.points.asked })]
                  : []),
                ...(by.length > 0 ? [list(by, language)] : []),
                ...(need.lacking ? [inLanguage(need.lacking, language)] : []),
              ].join(' · ')}
            </span>
            <span className={styles.needState}>{words(`counter:need.${need.state}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
