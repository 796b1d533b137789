import type { Fix, NeedView, PrecheckView, Text } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { bringLines, bringText } from '../parts/bring.ts';
import { cardWords, filled, type SlipWords, slipWords, textIn } from './words.ts';
import './fonts.css';
import './slips.css';

interface PrecheckSlipProps {
  language: string;
  city: string;
  cardName: Text;
  /** Names of what was ticked. */
  brought: Text[];
  result: PrecheckView;
}

/**
 * What somebody said they have, what it shows and what is missing. Classes of documents only: no name, no date, and no
 * hour either, so that a slip that is found says nothing of who was here.
 */
export function PrecheckSlip({ language, city, cardName, brought, result }: PrecheckSlipProps) {
  const words = slipWords(language);
  const { caretaker } = result;
  return (
    <article className="slip slip-evidence" lang={language}>
      <header>
        {filled(cardWords(language).cityOf, { city })}, {textIn(cardName, language)}
      </header>
      <h1>{words['precheck.title']}</h1>
      <p className="slip-answer">{words[`precheck.${result.outcome}`]}</p>
      {result.outcome === 'lacking' && <Bring fixes={result.fixes} language={language} words={words} />}
      {result.gaps.length > 0 && (
        <>
          <h2>{words['precheck.open']}</h2>
          <ul>
            {result.gaps.map(({ id, about }) => (
              <li key={id}>{textIn(about, language)}</li>
            ))}
          </ul>
        </>
      )}
      {result.attestations.length > 0 && (
        <>
          <p>{words['precheck.attestations']}</p>
          <ul>
            {result.attestations.map((name) => (
              <li key={name.en}>{textIn(name, language)}</li>
            ))}
          </ul>
        </>
      )}
      <hr />
      <h2>{words['precheck.brought']}</h2>
      {brought.length === 0 ? (
        <p>{words['precheck.nothing']}</p>
      ) : (
        <ul>
          {brought.map((name) => (
            <li key={name.en}>{textIn(name, language)}</li>
          ))}
        </ul>
      )}
      <hr />
      <h2>{words['precheck.needs']}</h2>
      <Needs needs={result.needs} language={language} words={words} />
      {caretaker && (caretaker.present || caretaker.required) && (
        <>
          <h2>{textIn(caretaker.name, language)}</h2>
          {caretaker.present ? (
            <Needs needs={caretaker.needs} language={language} words={words} />
          ) : (
            <p>{words['precheck.caretaker']}</p>
          )}
        </>
      )}
      <hr />
      <p>{words['precheck.valid']}</p>
      <p>{words['precheck.notStored']}</p>
    </article>
  );
}

interface RefusalSlipProps {
  language: string;
  city: string;
  reasons: Text[];
  bring: Fix[];
  appeal: Text;
}

/** Why there is no card today, what to bring next time and how to object; it names nobody. */
export function RefusalSlip({ language, city, reasons, bring, appeal }: RefusalSlipProps) {
  const words = slipWords(language);
  return (
    <article className="slip slip-evidence" lang={language}>
      <header>{filled(cardWords(language).cityOf, { city })}</header>
      <h1>{words['refusal.title']}</h1>
      <h2>{words['refusal.reasons']}</h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.en}>
            <b>{textIn(reason, language)}</b>
          </li>
        ))}
      </ul>
      {bring.length > 0 && (
        <>
          <hr />
          <Bring fixes={bring} language={language} words={words} />
        </>
      )}
      <hr />
      <h2>{words['refusal.appeal']}</h2>
      <p>{textIn(appeal, language)}</p>
      <hr />
      <p>{words['refusal.anonymous']}</p>
    </article>
  );
}

interface In {
  language: string;
  words: SlipWords;
}

function Bring({ fixes, language, words }: In & { fixes: readonly Fix[] }) {
  const ways = fixes.map((fix) =>
    bringLines(fix, language, {
      comes: words['bring.comes'],
      brings: words['bring.brings'],
      comesWith: words['bring.comesWith'],
    }),
  );
  if (ways.length === 0) return null;
  return (
    <>
      <h2>{ways.length === 1 ? words['bring.one'] : words['bring.title']}</h2>
      <ul>
        {ways.map((lines, place) => (
          <li key={bringText(lines)}>
            {place > 0 && <span className="slip-or">{words['bring.or']}</span>}
            {lines.map((parts) => (
              <p key={bringText([parts])}>
                {parts.map(({ text, strong }) => (strong ? <b key={text}>{text}</b> : text))}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Needs({ needs, language, words }: In & { needs: readonly NeedView[] }) {
  return (
    <ul>
      {needs.map((need) => {
        const by = [
          ...need.by.map(({ name }) => textIn(name, language)),
          ...(need.attestation ? [textIn(need.attestation, language)] : []),
        ];
        return (
          <li key={need.id}>
            <b>{textIn(need.name, language)}: </b>
            {words[`precheck.state.${need.state}`]}
            {need.points && need.state !== 'waived' && (
              <>
                {', '}
                {filled(words['precheck.points'], {
                  reached: String(need.points.reached),
                  asked: String(need.points.asked),
                })}
              </>
            )}
            {need.lacking && need.state === 'lacking' && (
              <span className="slip-detail">{textIn(need.lacking, language)}</span>
            )}
            {by.length > 0 && (
              <span className="slip-detail">{filled(words['precheck.by'], { list: list(by, language) })}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
