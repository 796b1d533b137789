import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { BringList } from '../parts/bring-list.tsx';
import { Button } from '../parts/button.tsx';
import { Closes } from '../parts/closes.tsx';
import { useLargeText } from '../parts/comfort.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Findings } from './findings.tsx';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import css from './refused.module.css';
import { Seal } from './seal.tsx';
import { Unsure } from './unsure.tsx';
import { useUpright } from './upright.ts';

/** No card today: why, what to bring next time, what can be done about it, and that the application is deleted all the same. */
export function Refused(props: PageProps & { screen: ScreenOf<'refused'> }) {
  const { client, acting, screen } = props;
  const { certificate } = screen;
  const words = useWords();
  const language = useLanguage();
  // Above large text there is no room beside the sentences, nor below them on an upright screen: what to bring comes
  // first, and the certificate follows it.
  const large = useLargeText();
  const below = useUpright() || large;
  const seal = certificate && (
    <Seal
      certificate={certificate}
      closes={screen.closes}
      slip={screen.slip}
      print={() => acting.act(() => client.printCertificate())}
    />
  );
  return (
    <Page
      {...props}
      side={!below && seal}
      next={
        <Button act kind="primary" onClick={() => acting.act(() => client.finish())}>
          {words('common:done')}
        </Button>
      }
    >
      <div className={css.refused}>
        <Heading>{words('facing:end.refused.title')}</Heading>
        <Lead>{words('facing:end.takeDocuments')}</Lead>
        <div role="status" className={css.slip} data-slip={screen.refusalSlip}>
          <p>{words(`facing:refused.slip.${screen.refusalSlip}`)}</p>
          {screen.refusalSlip === 'failed' && (
            <Button before="print" onClick={() => acting.act(() => client.printRefusal())}>
              {words('facing:refused.slip.again')}
            </Button>
          )}
        </div>
        <section className={css.part}>
          <h2>{words('facing:refused.reasons')}</h2>
          <ul>
            {screen.reasons.map((reason) => (
              <li key={reason.en}>{inLanguage(reason, language)}</li>
            ))}
          </ul>
        </section>
        {screen.bring.length > 0 && (
          <section className={css.part}>
            <h2>{words('facing:refused.bring')}</h2>
            <BringList fixes={screen.bring} />
          </section>
        )}
        <section className={css.part}>
          <h2>{words('facing:refused.appeal')}</h2>
          <p>{inLanguage(screen.appeal, language)}</p>
        </section>
        {certificate ? (
          <Findings certificate={certificate} />
        ) : (
          <>
            <Unsure step={null} />
            <Closes closes={screen.closes} />
          </>
        )}
        {below && seal}
      </div>
    </Page>
  );
}
