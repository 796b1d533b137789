import { useRef, useState } from 'react';
import type { CaseView, RecordedDocument } from '../../electron/contract/views.ts';
import { dayInShort, list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { DOCUMENT } from '../parts/camera.tsx';
import { Act } from './act.tsx';
import { AddDocument } from './add-document.tsx';
import panel from './case.module.css';
import { useDesk } from './desk.tsx';
import styles from './documents.module.css';
import { Icon } from './icons.tsx';
import { TakePicture } from './take-picture.tsx';

/** What the city's rule asks for and what was shown for it; documents are looked at and handed back. */
export function Documents({ inFront }: { inFront: CaseView }) {
  const { view } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const held = view.program.documents === 'held-until-issued';
  return (
    <section className={panel.panel} aria-labelledby="documents-title">
      <div className={panel.title}>
        <h3 id="documents-title">{words('counter:documents.title')}</h3>
        <span className={panel.note}>{words(held ? 'counter:documents.held' : 'counter:documents.sighted')}</span>
      </div>
      <ul className={styles.needs}>
        {inFront.evidence.requirements.map((need) => (
          <li key={need.id} className={styles.need} data-met={need.met}>
            <strong className={styles.name}>
              <Icon name={need.met ? 'check' : 'missing'} size={18} />
              {words(need.met ? 'counter:documents.met' : 'counter:documents.missing', {
                need: inLanguage(need.name, language),
              })}
            </strong>
            <span>
              {need.met
                ? list(
                    need.by.map((by) => inLanguage(by, language)),
                    language,
                  )
                : need.lacking && inLanguage(need.lacking, language)}
            </span>
          </li>
        ))}
      </ul>
      {inFront.documents.length > 0 && (
        <ul className={styles.recorded}>
          {inFront.documents.map((document) => (
            <Recorded key={document.id} document={document} held={held} />
          ))}
        </ul>
      )}
      <AddDocument inFront={inFront} />
    </section>
  );
}

function Recorded({ document, held }: { document: RecordedDocument; held: boolean }) {
  const { view, calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [holding, setHolding] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const type = view.documentTypes.find(({ id }) => id === document.type);
  const name = type ? inLanguage(type.name, language) : document.type;
  const facts = [
    ...(document.issuedOn ? [words('counter:documents.issued', { day: dayInShort(document.issuedOn, language) })] : []),
    ...(document.expiresOn
      ? [words('counter:documents.expires', { day: dayInShort(document.expiresOn, language) })]
      : []),
  ];
  const remove = () =>
    // The button that was pressed leaves with its row; the search is where the next act is.
    act(
      () => calls.removeDocument({ id: document.id }),
      () => window.document.getElementById('add-document')?.focus(),
    );
  return (
    <li ref={row} className={styles.row}>
      <span className={styles.what}>
        <strong>{name}</strong>
        <span className={styles.facts}>{facts.join(' · ')}</span>
      </span>
      {document.images > 0 && (
        <span className={styles.images}>
          <Icon name="lock" size={16} />
          {words('counter:documents.images', { count: document.images })}
        </span>
      )}
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
