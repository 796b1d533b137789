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

/**
 * What the city's rules ask, and how far it is shown. All of it settled, one line a need is enough; otherwise each has
 * its tile, because a clerk looks for what is not there.
 */
export function Needs({ needs }: { needs: readonly NeedView[] }) {
  const words = useWords();
  const language = useLanguage();
  const settled = needs.every(({ state }) => state === 'met' || state === 'waived');
  return (
    <ul className={styles.needs} data-settled={settled}>
      {needs.map((need) => {
        const by = [
          ...need.by.map(({ name }) => inLanguage(name, language)),
          ...(need.attestation ? [inLanguage(need.attestation, language)] : []),
        ];
        return (
          <li key={need.id} className={styles.need} data-state={need.state}>
            <span className={styles.needName}>
              <Icon name={SIGN[need.state]} size={18} />
              <strong>{inLanguage(need.name, language)}</strong>
              <span className={styles.needState}>{words(`counter:need.${need.state}`)}</span>
            </span>
            {need.points && (
              <span className={styles.points}>
                {words('counter:need.points', { reached: need.points.reached, count: need.points.asked })}
              </span>
            )}
            {by.length > 0 && <span>{list(by, language)}</span>}
            {need.lacking && <span>{inLanguage(need.lacking, language)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
