import { useState } from 'react';
import type { CaseView, JudgedDocument, RecordedDocument } from '../../electron/contract/views.ts';
import { dayInShort, list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { DOCUMENT } from '../parts/camera.tsx';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import styles from './evidence.module.css';
import { Icon, type IconName } from './icons.tsx';
import { brings } from './say.ts';
import { TakePicture } from './take-picture.tsx';

const SIGN: Record<JudgedDocument['state'], IconName> = {
  counts: 'check',
  'clerk-decides': 'decide',
  spare: 'minus',
  refused: 'close',
};

/** The documents of one person, each with what the rules say of it. */
export function RecordedDocuments({ inFront, whose }: { inFront: CaseView; whose: 'applicant' | 'caretaker' }) {
  const documents = inFront.documents.filter((document) => document.whose === whose);
  const first = inFront.documents.find((document) => judged(inFront, document)?.state === 'clerk-decides');
  if (documents.length === 0) return null;
  return (
    <ul className={styles.recorded}>
      {documents.map((document) => (
        <Recorded
          key={document.id}
          document={document}
          judgement={judged(inFront, document)}
          decideNow={document === first}
        />
      ))}
    </ul>
  );
}

const judged = ({ evidence }: CaseView, { id }: RecordedDocument): JudgedDocument | null =>
  evidence.documents.find((one) => one.id === id) ?? null;

interface Props {
  document: RecordedDocument;
  judgement: JudgedDocument | null;
  /** The first that waits for the clerk; its acts have the keys. */
  decideNow: boolean;
}

function Recorded({ document, judgement, decideNow }: Props) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [holding, setHolding] = useState(false);
  const held = view.program.documents === 'held-until-issued';
  const type = view.documentTypes.find(({ id }) => id === document.type);
  const name = type ? inLanguage(type.name, language) : document.type;
  const state = judgement?.state ?? 'refused';
  const remove = () =>
    // The button that was pressed leaves with its row; the search is where the next act is.
    act(
      () => calls.removeDocument({ id: document.id }),
      () =>
        window.document
          .getElementById(document.whose === 'caretaker' ? 'add-caretaker-document' : 'add-document')
          ?.focus(),
    );
  const decide = (decision: 'counts' | 'refused' | null) =>
    act(() => calls.decideDocument({ id: document.id, decision }));
  const facts = [
    ...(document.form === (type?.forms[0] ?? 'original') ? [] : [words(`counter:form.${document.form}`)]),
    ...(document.issuedOn && type?.asksDate === 'tax-year'
      ? [words('counter:documents.taxYear', { year: document.issuedOn.slice(0, 4) })]
      : []),
    ...(document.issuedOn && type?.asksDate !== 'tax-year'
      ? [words('counter:documents.issued', { day: dayInShort(document.issuedOn, language) })]
      : []),
    ...(document.expiresOn
      ? [words('counter:documents.expires', { day: dayInShort(document.expiresOn, language) })]
      : []),
    ...(judgement && state !== 'refused'
      ? [
          list(
            [...(judgement.as ? [inLanguage(judgement.as, language)] : []), ...brings(judgement, words, language)],
            language,
          ),
        ]
      : []),
    ...(document.images > 0 ? [words('counter:documents.images', { count: document.images })] : []),
  ].filter(Boolean);
  return (
    <li className={styles.row} data-state={state}>
      <span className={styles.what}>
        <strong>{name}</strong>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </span>
      <span className={styles.state} data-state={state}>
        <Icon name={SIGN[state]} size={16} />
        {words(`counter:document.${state}`)}
      </span>
      {held && (
        <Act kind="quiet" label={words('counter:documents.hold.label', { name })} onAct={() => setHolding(true)}>
          <Icon name="camera" />
          {words('counter:documents.hold')}
        </Act>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={words('counter:documents.remove', { name })}
        title={words('counter:documents.remove', { name })}
        onClick={remove}
      >
        <Icon name="close" size={18} />
      </button>
      {judgement && state === 'refused' && judgement.problem && document.decision !== 'refused' && (
        <p className={styles.problem}>{failureText(words, judgement.problem)}</p>
      )}
      {judgement && state === 'clerk-decides' && (
        <div className={styles.decide} data-decide>
          <p>
            <strong>{words('counter:decide.you')}</strong>{' '}
            {judgement.gaps.map(({ about }) => inLanguage(about, language)).join(' ')}
          </p>
          <div className={styles.decideActs}>
            <Act
              {...(decideNow && { id: 'decide-first', chord: 'Alt+Y' })}
              label={words('counter:decide.counts.label', { name })}
              onAct={() => decide('counts')}
            >
              {words('counter:decide.counts')}
            </Act>
            <Act
              {...(decideNow && { chord: 'Alt+U' })}
              label={words('counter:decide.not.label', { name })}
              onAct={() => decide('refused')}
            >
              {words('counter:decide.not')}
            </Act>
          </div>
        </div>
      )}
      {document.decision !== null && (
        <div className={styles.decided}>
          <p>{words(`counter:decide.was.${document.decision}`)}</p>
          <Act kind="quiet" label={words('counter:decide.undo.label', { name })} onAct={() => decide(null)}>
            {words('counter:decide.undo')}
          </Act>
        </div>
      )}
      {holding && (
        <TakePicture
          target={DOCUMENT}
          title={words('counter:hold.title', { name })}
          label={words('counter:hold.picture')}
          note={[
            ...(view.program.heldPurpose
              ? [words('counter:hold.purpose', { purpose: inLanguage(view.program.heldPurpose, language) })]
              : []),
            words('counter:hold.until'),
          ].join(' ')}
          use={words('counter:hold.use')}
          onClose={() => setHolding(false)}
          onUse={(jpeg) =>
            act(
              () => calls.holdImage({ id: document.id, jpeg }),
              () => setHolding(false),
            )
          }
        />
      )}
    </li>
  );
}
