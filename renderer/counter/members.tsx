import type { CaseView, MemberView } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { useDesk } from './desk.tsx';
import { Icon } from './icons.tsx';
import { KeyChip, useKey } from './keys.tsx';
import styles from './members.module.css';
import { isOver } from './say.ts';

/** So many have a key of their own. */
const KEYED = 8;

/** Everybody under the number in front; one alone has no bar, only the act that begins another. */
export function Members({ inFront }: { inFront: CaseView }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const alone = inFront.members.length < 2;
  const add = () => act(() => calls.addMember());
  useKey('Alt+M', add);
  return (
    <nav className={styles.members} data-alone={alone} aria-label={words('counter:members.label')}>
      {!alone && (
        <ul className={styles.list}>
          {inFront.members.map((member) => (
            <Member key={member.id} member={member} />
          ))}
        </ul>
      )}
      <button type="button" className={styles.add} aria-keyshortcuts="Alt+M" onClick={add}>
        <Icon name="plus" size={16} />
        {words('counter:members.add')}
        <KeyChip chord="Alt+M" />
      </button>
    </nav>
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
        onClick={go}
      >
        <span className={styles.place}>{member.place}</span>
        <span className={styles.who}>
          <bdi className={styles.name}>{member.name ?? words('counter:members.noName')}</bdi>
          <span className={styles.state} data-complete={member.complete && !over}>
            {member.complete && !over && <Icon name="check" size={14} />}
            {state}
          </span>
        </span>
        {chord && <KeyChip chord={chord} />}
      </button>
    </li>
  );
}
