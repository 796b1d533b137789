import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { IsoDate } from '../../electron/contract/answers.ts';
import type { Failure } from '../../electron/contract/errors.ts';
import type { CaseView, DocumentType } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Act } from './act.tsx';
import { DateField } from './date-field.tsx';
import { useDesk } from './desk.tsx';
import styles from './documents.module.css';
import fields from './fields.module.css';
import { findDocumentTypes, lackingAttributes } from './find.ts';
import { Icon } from './icons.tsx';
import { useIntoView } from './into-view.ts';
import { KeyChip, useKey } from './keys.tsx';

/** Type any word of the document, choose it, give the dates it demands, say that it was in hand. */
export function AddDocument({ inFront }: { inFront: CaseView }) {
  const [type, setType] = useState<DocumentType | null>(null);
  const [back, setBack] = useState(false);
  const leave = () => {
    setType(null);
    setBack(true);
  };
  if (type) return <DocumentForm key={type.id} type={type} onDone={leave} />;
  return <Search inFront={inFront} focusNow={back} onChoose={setType} />;
}

function Search(props: { inFront: CaseView; focusNow: boolean; onChoose: (type: DocumentType) => void }) {
  const { view } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const focus = () => {
    box.current?.focus();
    setOpen(true);
  };
  useKey('F2', focus);
  useKey('/', focus);
  useEffect(() => {
    // Back from the form, for the next document; the list stays shut until a key asks for it.
    if (props.focusNow) box.current?.focus();
  }, [props.focusNow]);
  const lacking = lackingAttributes(props.inFront.evidence.requirements);
  const helps = (type: DocumentType) => type.proves.some((attribute) => lacking.has(attribute));
  const found = findDocumentTypes(view.documentTypes, typed, helps);
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    if (open) options.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setOpen(true);
      setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && open && chosen) {
      event.preventDefault();
      props.onChoose(chosen);
    } else if (event.key === 'Escape') {
      setOpen(false);
      setTyped('');
    }
  };
  return (
    <div className={styles.search}>
      <div className={styles.box}>
        <Icon name="search" />
        <input
          ref={box}
          id="add-document"
          role="combobox"
          aria-label={words('counter:add.label')}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && chosen ? `${id}-${chosen.id}` : undefined}
          aria-keyshortcuts="F2"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          placeholder={words('counter:add.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={keys}
        />
        <KeyChip chord="F2" />
      </div>
      <div
        ref={options}
        id={`${id}-list`}
        role="listbox"
        aria-label={words('counter:add.label')}
        className={styles.found}
        hidden={!open || found.length === 0}
      >
        {found.map((type) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option (aria-activedescendant).
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above, its keys are the field's.
          <div
            key={type.id}
            id={`${id}-${type.id}`}
            role="option"
            aria-selected={type === chosen}
            className={styles.option}
            data-helps={helps(type)}
            // Before the field's blur, which would take the list away from under the finger.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => props.onChoose(type)}
          >
            <span>{inLanguage(type.name, language)}</span>
            <span className={styles.proves}>
              {list(
                type.proves.map((attribute) => words(`counter:attribute.${attribute}`)),
                language,
              )}
            </span>
          </div>
        ))}
      </div>
      {open && found.length === 0 && (
        <p className={`${styles.found} ${styles.nothing}`} role="status">
          {words('counter:add.nothing')}
        </p>
      )}
    </div>
  );
}

function DocumentForm({ type, onDone }: { type: DocumentType; onDone: () => void }) {
  const { calls, act, failure } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const opened = useIntoView<HTMLFormElement>();
  const [issuedOn, setIssuedOn] = useState<IsoDate | null>(null);
  const [expiresOn, setExpiresOn] = useState<IsoDate | null>(null);
  const [seen, setSeen] = useState(false);
  const [lacks, setLacks] = useState<Failure | null>(null);
  const seenBox = useRef<HTMLInputElement>(null);
  const asksIssue = type.freshDays !== null;
  const record = (event?: FormEvent) => {
    event?.preventDefault();
    if ((type.expires && !expiresOn) || (asksIssue && !issuedOn)) return setLacks({ code: 'document.dateMissing' });
    if (!seen) {
      seenBox.current?.focus();
      return setLacks({ code: 'document.notSeen' });
    }
    setLacks(null);
    act(
      () =>
        calls.addDocument({
          type: type.id,
          issuedOn: asksIssue ? issuedOn : null,
          expiresOn: type.expires ? expiresOn : null,
          seen,
        }),
      onDone,
    );
  };
  const said = lacks ?? (failure?.code.startsWith('document.') ? failure : null);
  return (
    <form
      ref={opened}
      className={styles.form}
      onSubmit={record}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      aria-labelledby="document-form-title"
    >
      <h4 id="document-form-title">{inLanguage(type.name, language)}</h4>
      {(asksIssue || type.expires) && (
        <div className={styles.dates}>
          {asksIssue && (
            <DateField
              legend={words('counter:add.issuedOn')}
              hint={words('counter:add.fresh', { count: type.freshDays ?? 0 })}
              value={null}
              onChange={setIssuedOn}
              autoFocus
            />
          )}
          {type.expires && (
            <DateField
              legend={words('counter:add.expiresOn')}
              value={null}
              onChange={setExpiresOn}
              autoFocus={!asksIssue}
            />
          )}
        </div>
      )}
      <label className={fields.check}>
        <input
          ref={seenBox}
          type="checkbox"
          checked={seen}
          // biome-ignore lint/a11y/noAutofocus: the clerk's own key opened the form; this is its first field.
          autoFocus={!asksIssue && !type.expires}
          onChange={(event) => setSeen(event.target.checked)}
        />
        {words('counter:add.seen')}
      </label>
      <p role="alert" className={styles.error} hidden={!said}>
        {said && failureText(words, said)}
      </p>
      <div className={styles.acts}>
        <Act kind="next" submit onAct={() => record()}>
          {words('counter:add.record')}
        </Act>
        <Act onAct={onDone}>{words('counter:dialog.cancel')}</Act>
      </div>
    </form>
  );
}
