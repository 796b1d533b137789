import type { CaseView, MemberView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import { KeyChip, useKey } from './keys.tsx';
import styles from './members.module.css';
import { isOver } from './say.ts';

/** So many have a key of their own. */
const KEYED = 8;

/** Everybody under the number in front; one alone needs no bar. */
export function Members({ inFront }: { inFront: CaseView }) {
  const words = useWords();
  if (inFront.members.length < 2) return null;
  return (
    <ul className={styles.list} aria-label={words('counter:members.label')}>
      {inFront.members.map((member) => (
        <Member key={member.id} member={member} />
      ))}
    </ul>
  );
}

/** Begins an application for one more of those who came together. */
export function AddMember() {
  const { calls, act } = useDesk();
  const words = useWords();
  const add = () => act(() => calls.addMember());
  return (
    <Act kind="quiet" chord="Alt+M" onAct={add}>
      <Icon name="plus" size={16} />
      {words('counter:members.add')}
    </Act>
  );
}

function Member({ member }: { member: MemberView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const over = isOver(member.state);
  const chord = member.place <= KEYED && !over ? `Alt+${member.place}` : undefined;
  const go = () => {
    if (!member.inFront && !over) act(() => calls.member({ id: member.id }));
  };
  useKey(chord, go);
  const name = member.name ?? words('counter:members.noName');
  const state = over
    ? words(`counter:members.state.${member.state as 'issued'}`)
    : words(member.complete ? 'counter:members.complete' : 'counter:members.open');
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.member}
        aria-current={member.inFront ? 'true' : undefined}
        aria-disabled={over || undefined}
        aria-keyshortcuts={chord}
        aria-label={`${words('counter:members.named', { place: member.place, name })}, ${state}`}
        onClick={go}
      >
        {chord ? <KeyChip chord={chord} /> : <span className={styles.place}>{member.place}</span>}
        <span className={styles.who}>
          <bdi className={styles.name}>{name}</bdi>
          <span className={styles.state} data-complete={member.complete && !over}>
            {member.complete && !over && <Icon name="check" size={14} />}
            {state}
          </span>
        </span>
      </button>
    </li>
  );
}
