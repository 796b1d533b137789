import type { CaseView, EvidenceView } from '../../electron/contract/views.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import styles from './evidence.module.css';
import { Icon } from './icons.tsx';
import { useIntoView } from './into-view.ts';
import { useKept } from './kept.tsx';

type Attestation = EvidenceView['attestations'][number];

/** Statements that stand in for a document: read to the person, in their language, and said by them. */
export function Attestations({ inFront }: { inFront: CaseView }) {
  const { attestations, outcome } = inFront.evidence;
  // A complete case needs no more words; what was said stays to be seen, and to be taken back.
  const shown = attestations.filter(({ given }) => given || outcome !== 'met');
  const first = shown.find(({ given, open }) => !given && !open);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.attestations}>
      {shown.map((one) => (
        <Statement key={one.id} one={one} inFront={inFront} now={one === first} />
      ))}
    </ul>
  );
}

function Statement({ one, inFront, now }: { one: Attestation; inFront: CaseView; now: boolean }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [reading, setReading] = useKept(`attest.${one.id}`, false);
  const name = inLanguage(one.name, language);
  const say = (given: boolean) =>
    act(
      () => calls.attest({ attestation: one.id, given }),
      () => setReading(false),
    );
  if (one.given) {
    return (
      <li className={styles.attested}>
        <span>
          <Icon name="check" size={18} /> {words('counter:attest.said', { name })}
        </span>
        <Act kind="quiet" label={words('counter:attest.undo.label', { name })} onAct={() => say(false)}>
          {words('counter:decide.undo')}
        </Act>
      </li>
    );
  }
  if (one.open) {
    return <li className={styles.attestLater}>{words('counter:attest.later', { name })}</li>;
  }
  if (!reading) {
    return (
      <li className={styles.attested}>
        <span>{words('counter:attest.may', { name })}</span>
        <Act
          kind="quiet"
          {...(now && { chord: 'Alt+L' })}
          label={words('counter:attest.open.label', { name })}
          onAct={() => setReading(true)}
        >
          {words('counter:attest.open')}
        </Act>
      </li>
    );
  }
  return <ReadOut one={one} inFront={inFront} now={now} onSaid={() => say(true)} onClose={() => setReading(false)} />;
}

interface ReadOutProps {
  one: Attestation;
  inFront: CaseView;
  now: boolean;
  onSaid: () => void;
  onClose: () => void;
}

/** The statement's own words, first in the applicant's language; below them in the clerk's. */
function ReadOut({ one, inFront, now, onSaid, onClose }: ReadOutProps) {
  const words = useWords();
  const language = useLanguage();
  const opened = useIntoView<HTMLLIElement>();
  const name = inLanguage(one.name, language);
  const theirs = inLanguage(one.statement, inFront.language);
  const mine = inLanguage(one.statement, language);
  return (
    <li ref={opened} className={styles.attest}>
      <p className={styles.readAloud}>{words('counter:attest.read')}</p>
      <blockquote lang={inFront.language}>{theirs}</blockquote>
      {mine !== theirs && <p className={styles.readAloud}>{mine}</p>}
      <div className={styles.decideActs}>
        <Act {...(now && { chord: 'Alt+L' })} label={words('counter:attest.label', { name })} autoFocus onAct={onSaid}>
          {words('counter:attest.act')}
        </Act>
        <Act onAct={onClose}>{words('counter:dialog.cancel')}</Act>
      </div>
    </li>
  );
}
