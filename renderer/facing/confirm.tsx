import { useLanguage, useWords } from '../language/words.ts';
import { readBack } from '../parts/answers.ts';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import css from './confirm.module.css';
import { Note } from './note.tsx';
import pageCss from './page.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';

/** The spelling of every answer, large; what the clerk changed is marked. The answer counts for this revision only. */
export function Confirm(props: PageProps & { screen: ScreenOf<'confirm'> }) {
  const { view, client, acting, screen } = props;
  const { revision } = screen;
  const words = useWords();
  const language = useLanguage();
  return (
    <Page
      {...props}
      forget
      next={
        <>
          <Button act onClick={() => acting.act(() => client.dispute({ revision }))}>
            {words('facing:confirm.no')}
          </Button>
          <Button act kind="primary" onClick={() => acting.act(() => client.confirm({ revision }))}>
            {words('facing:confirm.yes')}
          </Button>
        </>
      }
    >
      <div className={pageCss.head}>
        <Heading>{words('facing:confirm.title')}</Heading>
        {!screen.disputed && <Lead>{words('facing:confirm.hint')}</Lead>}
        <Note kind="warn">{screen.disputed ? words('facing:disputed') : null}</Note>
      </div>
      <dl className={css.answers}>
        {readBack(screen.answers, view.program, words, language).map(({ question, label, lines, none }) => {
          const changed = screen.changed.includes(question);
          return (
            <div key={question} className={css.answer} data-changed={changed} data-question={question}>
              <dt className={css.label}>
                {label}
                {changed && (
                  <span className={css.changed}>
                    <Icon name="alert" />
                    {words('facing:confirm.changed')}
                  </span>
                )}
              </dt>
              <dd className={css.lines}>
                {lines.length > 0 ? (
                  lines.map((line) => <bdi key={line}>{line}</bdi>)
                ) : (
                  <span className={css.none}>{none}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Page>
  );
}
