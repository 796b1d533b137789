import type { CaseView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { AddDocument } from './add-document.tsx';
import { Attestations } from './attestations.tsx';
import { Caretaker } from './caretaker.tsx';
import panel from './case.module.css';
import { useDesk } from './desk.tsx';
import styles from './evidence.module.css';
import { Fixes } from './fixes.tsx';
import { Gaps } from './gaps.tsx';
import { Icon } from './icons.tsx';
import { Needs } from './needs.tsx';
import { RecordedDocuments } from './recorded.tsx';

/** What the city's rules ask for and what was shown for it; documents are looked at and handed back. */
export function Documents({ inFront }: { inFront: CaseView }) {
  const { view } = useDesk();
  const words = useWords();
  const held = view.program.documents === 'held-until-issued';
  const { evidence } = inFront;
  return (
    <section className={panel.panel} aria-labelledby="documents-title" data-outcome={evidence.outcome}>
      <div className={panel.title}>
        <h3 id="documents-title">{words('counter:documents.title')}</h3>
        {evidence.outcome === 'met' && (
          <span className={styles.complete}>
            <Icon name="check" size={18} />
            {words('counter:documents.complete')}
          </span>
        )}
        <span className={panel.note}>{words(held ? 'counter:documents.held' : 'counter:documents.sighted')}</span>
      </div>
      <Needs needs={evidence.needs} />
      <Gaps inFront={inFront} />
      <Fixes fixes={evidence.fixes} />
      <RecordedDocuments inFront={inFront} whose="applicant" />
      <AddDocument inFront={inFront} whose="applicant" />
      <Caretaker inFront={inFront} />
      <Attestations inFront={inFront} />
    </section>
  );
}
