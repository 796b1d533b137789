import { type ReactNode, useState } from 'react';
import type { NeedView, PrecheckView } from '../../electron/contract/views.ts';
import { list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { BringList } from '../parts/bring-list.tsx';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { demandsOf } from './demands.ts';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import css from './precheck.module.css';
import type { Ticked } from './precheck.tsx';
import { Privacy } from './precheck-privacy.tsx';

const SIGN = { met: 'check', 'clerk-decides': 'alert', lacking: 'cross', waived: 'check' } as const satisfies Record<
  NeedView['state'],
  IconName
>;

interface Props extends PageProps {
  screen: ScreenOf<'precheck'>;
  result: PrecheckView;
  ticked: Ticked;
  leave: () => void;
}

/** The answer: enough, for the clerk to decide, or what is missing and what would do. */
export function PrecheckAnswer({ screen, result, ticked, leave, ...page }: Props) {
  const { client, acting } = page;
  const words = useWords();
  const language = useLanguage();
  const [slip, setSlip] = useState<'printed' | 'shown' | 'failed' | null>(null);
  const { fixes, caretaker } = result;
  const lacking = result.outcome === 'lacking';
  // Whoever ticked nothing asked what to bring: that is no failure, and is not drawn as one.
  const asked = lacking && ticked.types.length + ticked.caretakerTypes.length === 0;
  const outcome = asked ? 'nothing' : result.outcome;
  const print = (
    <Button
      key="print"
      act
      kind={lacking ? 'primary' : 'plain'}
      before="print"
      onClick={() =>
        acting.act(
          () => client.printList(ticked),
          (printed) => setSlip(printed.slip),
        )
      }
    >
      {words('walkup:precheck.print')}
    </Button>
  );
  const apply = (
    <Button
      key="apply"
      act
      kind={lacking ? 'plain' : 'primary'}
      {...(lacking ? {} : { after: 'next' as const })}
      onClick={() => acting.act(() => client.begin())}
    >
      {words('walkup:precheck.apply')}
    </Button>
  );
  return (
    <Page {...page} forget={null} back={leave} next={lacking ? [apply, print] : [print, apply]}>
      <div className={css.verdict} data-outcome={outcome}>
        <span className={css.seal}>
          <Icon name={asked ? 'papers' : SIGN[result.outcome]} />
        </span>
        <div>
          <Heading>{words(`walkup:precheck.answer.${outcome}`)}</Heading>
          {(!lacking || fixes.length > 0) && <Lead>{words(`walkup:precheck.answer.${outcome}.hint`)}</Lead>}
        </div>
      </div>
      <div role="status" className={css.slip} data-slip={slip}>
        {slip && <p>{words(`walkup:precheck.slip.${slip}`)}</p>}
      </div>
      <div className={css.columns}>
        <div className={css.column}>
          {lacking && (
            <Part title={words(fixes.length === 1 ? 'walkup:precheck.fixes.one' : 'walkup:precheck.fixes')}>
              {fixes.length > 0 ? <BringList fixes={fixes} /> : <p>{words('walkup:precheck.fixes.none')}</p>}
            </Part>
          )}
          {result.gaps.length > 0 && (
            <Part title={words('walkup:precheck.open')}>
              <ul className={css.lines}>
                {result.gaps.map(({ id, about }) => (
                  <li key={id}>{inLanguage(about, language)}</li>
                ))}
              </ul>
            </Part>
          )}
          {result.attestations.length > 0 && (
            <Part title={words('walkup:precheck.attestations')}>
              <ul className={css.lines}>
                {result.attestations.map((name) => (
                  <li key={name.en}>{inLanguage(name, language)}</li>
                ))}
              </ul>
              <p className={css.soft}>{words('walkup:precheck.attestations.hint')}</p>
            </Part>
          )}
          <Bring title={words('walkup:precheck.bring')} types={ticked.types} screen={screen} />
          <Bring title={words('walkup:precheck.bring.caretaker')} types={ticked.caretakerTypes} screen={screen} />
        </div>
        <div className={css.column}>
          <Part title={words('walkup:precheck.needs')}>
            <Needs needs={result.needs} asked={asked} />
          </Part>
          {caretaker && (caretaker.present || caretaker.required) && (
            <Part title={inLanguage(caretaker.name, language)}>
              {caretaker.present ? (
                <Needs needs={caretaker.needs} asked={asked} />
              ) : (
                <p className={css.lacks}>
                  <Icon name="cross" />
                  {words('walkup:precheck.need.caretaker')}
                </p>
              )}
            </Part>
          )}
        </div>
      </div>
      <Privacy />
    </Page>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.part}>
    <h2>{title}</h2>
    {children}
  </section>
);

/** What was ticked, with what must hold of each: the answer is true only as long as that is. */
function Bring({ title, types, screen }: { title: string; types: readonly string[]; screen: ScreenOf<'precheck'> }) {
  const words = useWords();
  const language = useLanguage();
  const brought = screen.documentTypes.filter(({ id }) => types.includes(id));
  if (brought.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={css.lines}>
        {brought.map((type) => (
          <li key={type.id}>
            <b>{inLanguage(type.name, language)}</b>
            <span className={css.demands}>{demandsOf(type, words, language).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Needs({ needs, asked }: { needs: readonly NeedView[]; asked: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const how = (need: NeedView): string[] => {
    const by = [
      ...need.by.map(({ name }) => inLanguage(name, language)),
      ...(need.attestation ? [inLanguage(need.attestation, language)] : []),
    ];
    return [
      need.state === 'lacking' && need.lacking ? inLanguage(need.lacking, language) : '',
      need.state === 'waived' ? words('walkup:precheck.need.waived') : '',
      need.state === 'clerk-decides' ? words('walkup:precheck.need.open') : '',
      need.points && need.state !== 'waived' ? words('walkup:precheck.need.points', need.points) : '',
      by.length > 0 ? words('walkup:precheck.need.by', { list: list(by, language) }) : '',
    ].filter((line) => line !== '');
  };
  return (
    <ul className={css.needs}>
      {needs.map((need) => (
        <li key={need.id} className={css.need} data-state={asked ? 'asked' : need.state}>
          <span className={css.sign}>
            <Icon name={asked ? 'papers' : SIGN[need.state]} />
          </span>
          <div>
            <p className={css.needName}>
              {!asked && <span className="visually-hidden">{words(`walkup:precheck.need.state.${need.state}`)}</span>}
              {inLanguage(need.name, language)}
            </p>
            {how(need).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
