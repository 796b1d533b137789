import { useLanguage, useWords } from '../language/words.ts';
import { readBack } from '../parts/answers.ts';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import css from './check.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import { Person } from './progress.tsx';

/** All answers, read back; each can be changed, and the act that sends them says what it gives. */
export function Check(props: PageProps & { screen: ScreenOf<'check'> }) {
  const { view, client, acting, screen } = props;
  const words = useWords();
  const language = useLanguage();
  return (
    <Page
      {...props}
      people={screen.person}
      back={() => acting.act(() => client.back())}
      next={
        <Button act kind="primary" after="next" onClick={() => acting.act(() => client.submit())}>
          {words(screen.person > 1 ? 'walkup:check.submit.group' : 'walkup:check.submit')}
        </Button>
      }
    >
      <div className={css.head}>
        <div className={css.title}>
          <Person person={screen.person} />
          <Heading>{words('walkup:check.title')}</Heading>
          <Lead>{words('walkup:check.hint')}</Lead>
        </div>
        {screen.mayAddPerson && (
          <Button before="people" onClick={() => acting.act(() => client.addPerson())}>
            {words('walkup:check.another')}
          </Button>
        )}
      </div>
      <dl className={css.answers}>
        {readBack(screen.answers, view.program, words, language).map(({ question, label, lines, none }) => (
          <div key={question} className={css.answer} data-question={question}>
            <dt>{label}</dt>
            <dd className={css.lines}>
              {lines.length > 0 ? (
                lines.map((line) => <bdi key={line}>{line}</bdi>)
              ) : (
                <span className={css.none}>{none}</span>
              )}
            </dd>
            <dd className={css.change}>
              <Button
                kind="quiet"
                aria-label={words('walkup:check.change.what', { question: label })}
                onClick={() => acting.act(() => client.change({ question }))}
              >
                {words('walkup:check.change')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
