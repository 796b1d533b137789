import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { CaseView, DocumentType, ReadingView } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { LANGUAGES } from '../language/languages.ts';
import { inLanguage, useLanguage, useWords, wordsOf } from '../language/words.ts';
import styles from './add-document.module.css';
import { useDesk } from './desk.tsx';
import { type Draft, draftFor } from './document-draft.ts';
import { DocumentForm } from './document-form.tsx';
import { findDocumentTypes, type Group, helpsWith } from './find.ts';
import { Icon } from './icons.tsx';
import { useKept } from './kept.tsx';
import { KeyChip, useKey } from './keys.tsx';
import { recentTypes } from './recent.ts';
import { brings } from './say.ts';
import { useLatestReading } from './scanning.tsx';

type Whose = 'applicant' | 'caretaker';

/** Type any word of the document, choose it, type its date, record it: four acts, and the keys are enough. */
export function AddDocument({ inFront, whose }: { inFront: CaseView; whose: Whose }) {
  const [draft, setDraft] = useKept<Draft | null>(`draft.${whose}`, null);
  const [back, setBack] = useState(false);
  const { view } = useDesk();
  const type = draft && view.documentTypes.find(({ id }) => id === draft.type);
  const reading = useLatestReading(inFront.readings);
  const offered = useRef(reading?.id ?? null);
  useEffect(() => {
    // A scan while the form is open fills it, once: what the clerk then takes out stays out.
    if (!reading || offered.current === reading.id) return;
    offered.current = reading.id;
    if (!draft || !type || !reading.types.includes(type.id)) return;
    const read = draftFor(type, reading);
    setDraft({
      ...draft,
      reading: reading.id,
      issued: read.issued || draft.issued,
      expires: read.expires || draft.expires,
    });
  }, [reading, draft, type, setDraft]);
  if (!draft || !type) {
    return (
      <Search
        inFront={inFront}
        whose={whose}
        reading={reading}
        focusNow={back}
        onChoose={(chosen, reading) => setDraft(draftFor(chosen, reading))}
      />
    );
  }
  return (
    <DocumentForm
      key={type.id}
      type={type}
      inFront={inFront}
      whose={whose}
      draft={draft}
      onDraft={setDraft}
      onDone={() => {
        setDraft(null);
        setBack(true);
      }}
    />
  );
}

interface SearchProps {
  inFront: CaseView;
  whose: Whose;
  /** Says what is being added. */
  reading: ReadingView | null;
  focusNow: boolean;
  onChoose: (type: DocumentType, reading: ReadingView | null) => void;
}

function Search({ inFront, whose, reading, focusNow, onChoose }: SearchProps) {
  const { view } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const box = useRef<HTMLInputElement>(null);
  const options = useRef<HTMLDivElement>(null);
  const id = useId();
  const [typed, setTyped] = useKept(`search.${whose}`, '');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const applicants = whose === 'applicant';
  const chord = applicants ? 'F2' : 'F5';
  const label = words(applicants ? 'counter:add.label' : 'counter:add.labelCaretaker');
  const focus = () => {
    box.current?.focus();
    setOpen(true);
  };
  useKey(chord, focus);
  useKey(applicants ? '/' : undefined, focus);
  useEffect(() => {
    // Back from the form, for the next document; the list stays shut until a key asks for it.
    if (focusNow) box.current?.focus();
  }, [focusNow]);
  const found = findDocumentTypes(
    view.documentTypes.filter(({ shownBy }) => shownBy.includes(whose)),
    typed,
    {
      read: ({ id }) => reading?.types.includes(id) ?? false,
      recent: recentTypes(),
      helps: helpsWith(inFront.evidence, whose),
      kindWords: ({ kind }) => LANGUAGES.map(({ tag }) => wordsOf(tag)(`counter:kind.${kind}`)).join(' '),
    },
  );
  const chosen = found[Math.min(at, found.length - 1)];
  const choose = (type: DocumentType) => {
    setTyped('');
    onChoose(type, reading?.types.includes(type.id) ? reading : null);
  };
  useEffect(() => {
    // The list hangs below its field; where the page ends there, it is brought into sight whole.
    if (open) options.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
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
      choose(chosen.type);
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
          id={applicants ? 'add-document' : 'add-caretaker-document'}
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && chosen ? `${id}-${chosen.type.id}` : undefined}
          aria-keyshortcuts={chord}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          placeholder={words(applicants ? 'counter:add.placeholder' : 'counter:add.placeholderCaretaker')}
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
        <KeyChip chord={chord} />
      </div>
      <div
        ref={options}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={styles.found}
        hidden={!open || found.length === 0}
      >
        {found.map(({ type, group }, place) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option (aria-activedescendant).
          // biome-ignore lint/a11y/useKeyWithClickEvents: as above, its keys are the field's.
          <div
            key={type.id}
            id={`${id}-${type.id}`}
            role="option"
            aria-selected={type === chosen?.type}
            className={styles.option}
            data-head={group !== found[place - 1]?.group}
            // Before the field's blur, which would take the list away from under the finger.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(type)}
          >
            <span className={styles.group} data-group={group}>
              {group !== found[place - 1]?.group &&
                (isStep(group) ? words(`counter:group.${group}`) : words(`counter:kind.${group}`))}
            </span>
            <span className={styles.name}>{inLanguage(type.name, language)}</span>
            <span className={styles.brings}>{list(brings(type, words, language), language)}</span>
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

type Step = Exclude<Group, DocumentType['kind']>;

const isStep = (group: Group): group is Step => ['read', 'recent', 'helps', 'common'].includes(group);
