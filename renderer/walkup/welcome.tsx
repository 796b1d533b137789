import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Called } from '../parts/called.tsx';
import { offeredLanguages } from '../parts/comfort.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Page, type PageProps } from './page.tsx';
import css from './welcome.module.css';

/** The first screen: language first, then Start or "Do I have what I need?"; and the way to be forgotten. */
export function Welcome(props: PageProps & { withNumber: () => void }) {
  const { view, client, acting, withNumber } = props;
  const words = useWords();
  const language = useLanguage();
  const { program } = view;
  const steps = [
    words('walkup:welcome.step.answer', { count: program.questions.length }),
    words('walkup:welcome.step.show'),
    words('walkup:welcome.step.leave'),
  ];
  return (
    <Page
      {...props}
      forget={null}
      sideKind="panel"
      side={
        <div className={css.start}>
          <h2 className={css.choose}>{words('walkup:welcome.language')}</h2>
          <ul className={css.languages}>
            {offeredLanguages(program.languages).map(({ tag, endonym }) => (
              <li key={tag}>
                <button
                  type="button"
                  lang={tag}
                  className={css.language}
                  aria-pressed={tag === language}
                  onClick={() => acting.act(() => client.setLanguage({ language: tag }))}
                >
                  <span className={css.mark} aria-hidden="true" />
                  {endonym}
                </button>
              </li>
            ))}
          </ul>
          <Button
            act
            kind="primary"
            after="next"
            className={css.go ?? ''}
            onClick={() => acting.act(() => client.begin())}
          >
            {words('walkup:welcome.start')}
          </Button>
          <Button act before="papers" onClick={() => acting.act(() => client.precheck())}>
            {words('walkup:welcome.precheck')}
          </Button>
        </div>
      }
      next={
        <Button kind="quiet" before="leave" onClick={withNumber}>
          {words('walkup:welcome.number')}
        </Button>
      }
    >
      <div className={css.welcome}>
        <Heading display>{words('walkup:welcome.title', { card: inLanguage(program.cardName, language) })}</Heading>
        <ol className={css.steps}>
          {steps.map((step, place) => (
            <li key={step} className={css.step}>
              <span className={css.place} aria-hidden="true">
                {place + 1}
              </span>
              <span>{step}</span>
            </li>
          ))}
        </ol>
        <Lead>
          {program.minimumAge > 0 && words('walkup:welcome.age', { count: program.minimumAge })}{' '}
          {words('walkup:welcome.counter')}
        </Lead>
        <Called numbers={view.called} />
      </div>
    </Page>
  );
}
