import { useState } from 'react';
import type { CaseView, FeeKindId } from '../../electron/contract/views.ts';
import { money } from '../language/format.ts';
import { inLanguage, useLanguage, useWords, type Words } from '../language/words.ts';
import { Act } from './act.tsx';
import { useDesk } from './desk.tsx';
import { Dialog } from './dialog.tsx';
import styles from './dialogs.module.css';
import fields from './fields.module.css';

type Fee = CaseView['fee'];

/** Which card it is, what that costs this applicant now, and whether it is paid, waived for a reason, or open. */
export function FeeDialog({ fee, onClose }: { fee: Fee; onClose: () => void }) {
  const { calls, act } = useDesk();
  const words = useWords();
  const language = useLanguage();
  const [kind, setKind] = useState<FeeKindId>(fee.kind);
  // The usual case is the first key press: an open fee is most often being paid.
  const [settled, setSettled] = useState(fee.settled === 'waived' && fee.waiver ? `waived:${fee.waiver}` : 'paid');
  const chosen = fee.kinds.find(({ id }) => id === kind);
  const cents = chosen?.cents ?? fee.cents;
  const amount = money(cents, language);
  const save = () => {
    const waiver = /^waived:(.*)$/.exec(settled)?.[1];
    act(() => {
      // A card that costs nothing has nothing left to settle.
      if (cents === 0) return calls.fee({ kind, settled: 'paid' });
      if (waiver) return calls.fee({ kind, settled: 'waived', waiver });
      return calls.fee({ kind, settled: settled === 'paid' ? 'paid' : 'open' });
    }, onClose);
  };
  const ways = [
    { id: 'paid', label: words('counter:fee.choosePaid', { amount }) },
    ...fee.waivers.map((waiver) => ({
      id: `waived:${waiver.id}`,
      label: words('counter:fee.waivedFor', { reason: inLanguage(waiver.name, language) }),
    })),
    { id: 'open', label: words('counter:fee.chooseOpen') },
  ];
  return (
    <Dialog
      title={words('counter:fee.title')}
      onClose={onClose}
      acts={
        <Act kind="next" chord="F9" onAct={save}>
          {words('counter:fee.save')}
        </Act>
      }
    >
      {fee.kinds.length > 1 && (
        <fieldset className={styles.kinds}>
          <legend>{words('counter:fee.kind')}</legend>
          {fee.kinds.map((one) => (
            <label key={one.id} className={fields.check}>
              <input type="radio" name="fee-kind" checked={one.id === kind} onChange={() => setKind(one.id)} />
              <span className={styles.kind}>
                <span>{inLanguage(one.name, language)}</span>
                <strong>{one.cents === 0 ? words('counter:fee.free') : money(one.cents, language)}</strong>
                <KindNote one={one} words={words} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {fee.kinds.length === 1 && chosen && (chosen.firstFree || chosen.surrender) && (
        <p className={styles.kind}>
          <KindNote one={chosen} words={words} />
        </p>
      )}
      {cents === 0 ? (
        <p>{words('counter:fee.nothing')}</p>
      ) : (
        <fieldset className={fields.choices}>
          <legend className={styles.legend}>{words('counter:fee.settled', { amount })}</legend>
          {ways.map((way) => (
            <label key={way.id} className={fields.check}>
              <input
                type="radio"
                name="fee-settled"
                data-first={way.id === settled || undefined}
                checked={way.id === settled}
                onChange={() => setSettled(way.id)}
              />
              {way.label}
            </label>
          ))}
        </fieldset>
      )}
    </Dialog>
  );
}

function KindNote({ one, words }: { one: Fee['kinds'][number]; words: Words }) {
  const notes = [
    ...(one.firstFree ? [words('counter:fee.firstFree')] : []),
    ...(one.surrender ? [words('counter:fee.surrender')] : []),
  ];
  return notes.length > 0 ? <span className={styles.kindNote}>{notes.join(' ')}</span> : null;
}

/** The fee in few words, for the bar. */
export function feeInWords(fee: Fee, words: Words, language: string): string {
  const waiver = fee.waivers.find(({ id }) => id === fee.waiver);
  if (fee.cents === 0) return words('counter:fee.none');
  return fee.settled === 'waived' && waiver
    ? words('counter:fee.waivedFor', { reason: inLanguage(waiver.name, language) })
    : words(`counter:fee.${fee.settled}`, { amount: money(fee.cents, language) });
}
