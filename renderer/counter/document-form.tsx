import { type FormEvent, useRef, useState } from 'react';
import type { Failure } from '../../electron/contract/errors.ts';
import type { CaseView, DocumentType, DocumentForm as Form } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords, type Words } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Act } from './act.tsx';
import styles from './add-document.module.css';
import { AlsoFor } from './also-for.tsx';
import { DayField, dateTyped } from './day-field.tsx';
import { useDesk } from './desk.tsx';
import type { Draft } from './document-draft.ts';
import fields from './fields.module.css';
import { useIntoView } from './into-view.ts';
import { rememberType } from './recent.ts';
import { deadlineInWords } from './say.ts';

interface Props {
  type: DocumentType;
  inFront: CaseView;
  whose: 'applicant' | 'caretaker';
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onDone: () => void;
}

/** What its type asks, and nothing else: dates, what must be seen on it, how it was shown, for whom else. */
export function DocumentForm({ type, inFront, whose, draft, onDraft, onDone }: Props) {
  const { calls, act, failure, clear } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const opened = useIntoView<HTMLFormElement>();
  const issuedField = useRef<HTMLInputElement>(null);
  const expiresField = useRef<HTMLInputElement>(null);
  const [lacks, setLacks] = useState<Failure | null>(null);
  const asks = type.asksDate === 'tax-year' ? 'year' : 'day';
  const issuedOn = type.asksDate ? dateTyped(draft.issued, asks, language) : null;
  const expiresOn = type.asksExpiry ? dateTyped(draft.expires, 'day', language) : null;
  const set = (more: Partial<Draft>) => {
    setLacks(null);
    clear();
    onDraft({ ...draft, ...more });
  };

  const send = (verified: boolean) =>
    act(
      () =>
        calls.addDocument({
          type: type.id,
          whose,
          form: draft.form,
          issuedOn,
          expiresOn,
          conditions: [...draft.conditions],
          verified,
          reading: draft.reading,
          alsoFor: [...draft.alsoFor],
        }),
      () => {
        rememberType(type.id);
        onDone();
      },
    );
  const record = (event?: FormEvent) => {
    event?.preventDefault();
    const field = unread(type, draft, issuedOn, expiresOn);
    if (field) {
      (field === 'issuedOn' ? issuedField : expiresField).current?.focus();
      return setLacks({ code: 'document.dateMissing', field });
    }
    if (type.conditions.some(({ id }) => !draft.conditions.includes(id))) {
      opened.current?.querySelector<HTMLInputElement>('[data-condition]:not(:checked)')?.focus();
      return setLacks({ code: 'document.conditionMissing', field: 'conditions' });
    }
    setLacks(null);
    send(true);
  };

  const said = lacks ?? (failure && /^(document|answer)\./.test(failure.code) ? failure : null);
  const at = (field: string) => (said?.field === field ? failureText(words, said) : null);
  const placed =
    (said?.field === 'issuedOn' && type.asksDate !== null) || (said?.field === 'expiresOn' && type.asksExpiry);
  const noDate = type.asksDate === null && !type.asksExpiry;
  return (
    <form
      ref={opened}
      className={styles.form}
      onSubmit={record}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
      aria-labelledby={`document-form-${whose}`}
    >
      <div className={styles.formTitle}>
        <h4 id={`document-form-${whose}`}>{inLanguage(type.name, language)}</h4>
        {whose === 'caretaker' && <span className={styles.whose}>{words('counter:add.caretakers')}</span>}
        {draft.reading && (
          <>
            <span className={styles.whose}>{words('counter:add.fromReading')}</span>
            <Act kind="quiet" onAct={() => set({ reading: null, issued: '', expires: '' })}>
              {words('counter:add.notReading')}
            </Act>
          </>
        )}
      </div>
      {!noDate && (
        <div className={styles.dates}>
          {type.asksDate && (
            <DayField
              label={words(`counter:add.date.${type.asksDate}`)}
              typed={draft.issued}
              onType={(issued) => set({ issued })}
              asks={asks}
              problem={at('issuedOn')}
              field={issuedField}
              autoFocus
              {...hinted(freshHint(type, words, language))}
            />
          )}
          {type.asksExpiry && (
            <DayField
              label={words('counter:add.expiresOn')}
              typed={draft.expires}
              onType={(expires) => set({ expires })}
              asks="day"
              problem={at('expiresOn')}
              field={expiresField}
              autoFocus={!type.asksDate}
              {...hinted(expiryHint(type, words))}
            />
          )}
        </div>
      )}
      {type.conditions.length > 0 && (
        <fieldset className={styles.ticks}>
          <legend>{words('counter:add.conditions')}</legend>
          {type.conditions.map((condition, place) => (
            <label key={condition.id} className={fields.check}>
              <input
                type="checkbox"
                data-condition
                // biome-ignore lint/a11y/noAutofocus: the clerk's own key opened the form; this is its first field.
                autoFocus={noDate && place === 0}
                checked={draft.conditions.includes(condition.id)}
                onChange={(event) =>
                  set({
                    conditions: event.target.checked
                      ? [...draft.conditions, condition.id]
                      : draft.conditions.filter((id) => id !== condition.id),
                  })
                }
              />
              {inLanguage(condition.name, language)}
            </label>
          ))}
        </fieldset>
      )}
      {type.forms.length > 1 && (
        <fieldset className={styles.forms}>
          <legend>{words('counter:add.form')}</legend>
          {type.forms.map((form: Form) => (
            <label key={form} className={fields.check}>
              <input type="radio" name={`form-${whose}`} checked={draft.form === form} onChange={() => set({ form })} />
              {words(`counter:form.${form}`)}
            </label>
          ))}
        </fieldset>
      )}
      <AlsoFor inFront={inFront} type={type} draft={draft} onDraft={set} />
      <p role="alert" className={styles.error} hidden={!said || placed}>
        {said && !placed && failureText(words, said)}
      </p>
      <div className={styles.acts}>
        <Act kind="next" submit autoFocus={noDate && type.conditions.length === 0} onAct={() => record()}>
          {words('counter:add.record')}
        </Act>
        <Act onAct={onDone}>{words('counter:dialog.cancel')}</Act>
        {type.mayBeUnverifiable && (
          <Act kind="quiet" onAct={() => send(false)}>
            {words(said && said !== lacks ? 'counter:add.refused' : 'counter:add.unverifiable')}
          </Act>
        )}
      </div>
    </form>
  );
}

const hinted = (hint: string | null): { hint?: string } => (hint === null ? {} : { hint });

/** The first date that was not understood, or that this type cannot do without. */
function unread(type: DocumentType, draft: Draft, issuedOn: string | null, expiresOn: string | null) {
  if (type.asksDate && !issuedOn) return 'issuedOn' as const;
  // What was typed and is no day must not be taken for a document without one.
  if (type.asksExpiry && !expiresOn && (draft.expires.trim() || !type.mayBeUndated)) return 'expiresOn' as const;
  return null;
}

function freshHint(type: DocumentType, words: Words, language: string): string | null {
  if (!type.fresh) return null;
  if ('days' in type.fresh) return words('counter:add.fresh', { count: type.fresh.days });
  const day = deadlineInWords(type.fresh, language);
  return type.fresh.yearsAfter === 0
    ? words('counter:add.freshSameYear', { day })
    : words('counter:add.freshUntil', { day, count: type.fresh.yearsAfter });
}

function expiryHint(type: DocumentType, words: Words): string | null {
  const parts = [
    ...(type.grace && 'days' in type.grace ? [words('counter:add.graceDays', { count: type.grace.days })] : []),
    ...(type.grace && 'years' in type.grace ? [words('counter:add.graceYears', { count: type.grace.years })] : []),
    ...(type.mayBeUndated ? [words('counter:add.undated')] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : null;
}
