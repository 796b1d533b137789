import type { CaseView, DocumentType, MemberView } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import styles from './add-document.module.css';
import type { Draft } from './document-draft.ts';
import { usuallyWhose } from './document-draft.ts';
import fields from './fields.module.css';
import { isOver } from './say.ts';

interface Props {
  inFront: CaseView;
  type: DocumentType;
  draft: Draft;
  onDraft: (more: Partial<Draft>) => void;
}

/** The others under the number: the same paper in hand, recorded in each application under its own key. */
export function AlsoFor({ inFront, type, draft, onDraft }: Props) {
  const words = useWords();
  const language = useLanguage();
  const others = inFront.members.filter((member) => !member.inFront && !isOver(member.state));
  if (others.length === 0) return null;
  const set = (member: string, whose: 'applicant' | 'caretaker' | null) => {
    const rest = draft.alsoFor.filter((one) => one.member !== member);
    onDraft({ alsoFor: whose ? [...rest, { member, whose }] : rest });
  };
  const nameOf = (member: MemberView) =>
    words('counter:members.named', {
      place: member.place,
      name: member.name ?? words('counter:members.noName'),
    });
  return (
    <fieldset className={styles.others}>
      <legend>{words('counter:add.alsoFor', { document: inLanguage(type.name, language) })}</legend>
      {others.map((member) => {
        const chosen = draft.alsoFor.find((one) => one.member === member.id);
        return (
          <div key={member.id} className={styles.other}>
            <label className={fields.check}>
              <input
                type="checkbox"
                checked={chosen !== undefined}
                onChange={(event) => set(member.id, event.target.checked ? usuallyWhose(type) : null)}
              />
              <bdi>{nameOf(member)}</bdi>
            </label>
            {chosen && type.shownBy.length > 1 && (
              <select
                className={styles.as}
                aria-label={words('counter:add.alsoForAs', { name: nameOf(member) })}
                value={chosen.whose}
                onChange={(event) => set(member.id, event.target.value as 'applicant' | 'caretaker')}
              >
                <option value="applicant">{words('counter:add.as.applicant')}</option>
                <option value="caretaker">{words('counter:add.as.caretaker')}</option>
              </select>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
