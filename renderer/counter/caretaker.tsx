import { useState } from 'react';
import type { CaseView } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { AddDocument } from './add-document.tsx';
import { useDesk } from './desk.tsx';
import { Confirm } from './dialog.tsx';
import styles from './evidence.module.css';
import { Icon } from './icons.tsx';
import { Needs } from './needs.tsx';
import { RecordedDocuments } from './recorded.tsx';

/** Who speaks for the applicant, where the rules want or allow it: how they are related, and their own documents. */
export function Caretaker({ inFront }: { inFront: CaseView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [leaving, setLeaving] = useState(false);
  const rule = inFront.evidence.caretaker;
  const here = inFront.caretaker;
  const documents = inFront.documents.filter(({ whose }) => whose === 'caretaker');
  if (!rule && !here) return null;
  if (!here) {
    return (
      <div className={styles.nobody} data-required={rule?.required} id="caretaker" tabIndex={-1}>
        <p>
          <Icon name={rule?.required ? 'missing' : 'person'} size={18} />{' '}
          {rule &&
            words(rule.required ? 'counter:caretaker.needed' : 'counter:caretaker.may', {
              name: inLanguage(rule.name, language),
            })}
        </p>
        <div className={styles.decideActs}>
          {rule?.relations.map((relation, place) => (
            <Act
              key={relation.id}
              {...(place === 0 && { chord: 'Alt+K' })}
              onAct={() => act(() => calls.caretaker({ relation: relation.id }))}
            >
              {inLanguage(relation.name, language)}
            </Act>
          ))}
        </div>
      </div>
    );
  }
  const relation = rule?.relations.find(({ id }) => id === here.relation);
  const remove = () =>
    act(
      () => calls.caretaker({ relation: null }),
      () => setLeaving(false),
    );
  return (
    <section className={styles.caretaker} aria-labelledby="caretaker">
      <div className={styles.caretakerTitle}>
        <h4 id="caretaker" tabIndex={-1}>
          {words('counter:caretaker.title', {
            relation: relation ? inLanguage(relation.name, language) : here.relation,
          })}
        </h4>
        <Act kind="quiet" onAct={() => (documents.length > 0 ? setLeaving(true) : remove())}>
          {words('counter:caretaker.remove')}
        </Act>
      </div>
      {rule && <Needs needs={rule.needs} />}
      <RecordedDocuments inFront={inFront} whose="caretaker" />
      <AddDocument inFront={inFront} whose="caretaker" />
      {leaving && (
        <Confirm
          title={words('counter:caretaker.remove.title')}
          words={words('counter:caretaker.remove.words', { count: documents.length })}
          act={words('counter:caretaker.remove')}
          onAct={remove}
          onClose={() => setLeaving(false)}
        />
      )}
    </section>
  );
}
