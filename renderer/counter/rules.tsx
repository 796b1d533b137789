import type { ReactNode } from 'react';
import type { RulesView } from '../../electron/contract/views.ts';
import { dayInWords, list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import styles from './rules.module.css';

/**
 * What an administrator must know of the programme in force: whether it may run at the counter, what of it nobody has
 * settled, by what authority the station destroys, and where the rules come from.
 */
export function Rules({ rules }: { rules: RulesView }) {
  const { program } = useDesk().view;
  const words = useWords();
  const language = useLanguage();
  const training = rules.trainingOnly.length > 0;
  // Days and classes of data in words; gaps and fields by the names that the file gives them.
  const said = (reason: string, what: string) => {
    const purged = rules.disposal.find((one) => reason === 'disposal' && one.purged === what)?.purged;
    if (purged) return words(`counter:purged.${purged}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(what) ? dayInWords(what, language) : what;
  };
  const open = rules.gaps.filter(({ signedOff }) => !signedOff);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing on it is pressed, and it must scroll by key.
    <section className={styles.page} tabIndex={0} aria-labelledby="rules-title">
      <header className={styles.head}>
        <h2 id="rules-title">{words('counter:rules.title', { card: inLanguage(program.cardName, language) })}</h2>
        <p className={styles.sub}>
          {words(`counter:rules.status.${rules.status}`, { id: rules.id })}
          {' · '}
          <span data-bad={rules.reviewOverdue} className={styles.review}>
            {words(rules.reviewOverdue ? 'counter:rules.overdue' : 'counter:rules.reviewBy', {
              day: dayInWords(rules.reviewBy, language),
            })}
          </span>
        </p>
      </header>
      <section className={styles.verdict} data-training={training}>
        <Icon name={training ? 'warning' : 'check'} size={24} />
        <div>
          <h3>{words(training ? 'counter:rules.trainingOnly' : 'counter:rules.runs')}</h3>
          {training && (
            <ul>
              {rules.trainingOnly.map(({ reason, what }) => (
                <li key={`${reason} ${what}`}>
                  {words(`counter:rules.because.${reason}`, { what: said(reason, what) })}
                </li>
              ))}
            </ul>
          )}
        </div>
      </section>
      <Part title={words('counter:rules.gaps', { count: open.length })}>
        {rules.gaps.length === 0 && <p className={styles.sub}>{words('counter:rules.noGaps')}</p>}
        <ul className={styles.rows}>
          {[...open, ...rules.gaps.filter(({ signedOff }) => signedOff)].map((gap) => (
            <li key={gap.id} className={styles.row}>
              <Mark good={gap.signedOff !== null} />
              <span>
                <strong>{inLanguage(gap.about, language)}</strong>
                <span className={styles.sub}>
                  <code>{gap.id}</code>
                  {gap.where.length > 0 && ` · ${words('counter:rules.bites', { where: list(gap.where, language) })}`}
                </span>
              </span>
              <span className={styles.mark} data-good={gap.signedOff !== null}>
                {gap.signedOff
                  ? words('counter:rules.signedOff', {
                      by: gap.signedOff.by,
                      day: dayInWords(gap.signedOff.on, language),
                    })
                  : words('counter:rules.notSignedOff')}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words('counter:rules.disposal')}>
        <ul className={styles.rows}>
          {rules.disposal.map(({ purged, authority }) => (
            <li key={purged} className={styles.row}>
              <Mark good={authority !== null} />
              <span>
                <strong>{words(`counter:purged.${purged}`)}</strong>
                {authority && (
                  <span className={styles.sub}>
                    {words(`counter:authority.${authority.kind}`, { reference: authority.reference })}
                  </span>
                )}
              </span>
              <span className={styles.mark} data-good={authority !== null} data-bad={authority === null}>
                {authority
                  ? words('counter:rules.confirmed', {
                      by: authority.confirmedBy,
                      day: dayInWords(authority.on, language),
                    })
                  : words('counter:rules.noAuthority')}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={words('counter:rules.sources')}>
        <ul className={styles.rows}>
          {rules.sources.map((source) => (
            <li key={source.id} className={styles.row}>
              <code className={styles.source}>{source.id}</code>
              <span>{source.title}</span>
              <span className={styles.sub}>
                {[
                  ...(source.published ? [words('counter:rules.published', { day: source.published })] : []),
                  words('counter:rules.read', { day: dayInWords(source.read, language) }),
                ].join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

const Mark = ({ good }: { good: boolean }) => (
  <span className={styles.sign} data-good={good}>
    <Icon name={good ? 'check' : 'warning'} size={18} />
  </span>
);
