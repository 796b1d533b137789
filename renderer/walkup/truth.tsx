import { list } from '../language/format.ts';
import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import css from './truth.module.css';

/**
 * What is kept, what is not, what outlives the purge, and what happens to documents: read before the first question
 * (P11), and made from the programme alone.
 */
export function Truth({ screen, ...props }: PageProps & { screen: ScreenOf<'truth'> }) {
  const { view, client, acting } = props;
  const words = useWords();
  const language = useLanguage();
  const { program } = view;
  const stays = list(
    program.stays.map((column) => words(`common:stays.${column}`)),
    language,
  );
  const parts: { icon: IconName; title: string; sentences: string[] }[] = [
    {
      icon: 'check',
      title: words('walkup:truth.forget.title'),
      sentences: [words('walkup:truth.forget.answers'), words('walkup:truth.forget.stop')],
    },
    {
      icon: 'papers',
      title: words('walkup:truth.documents.title'),
      sentences: [
        program.documents === 'sighted'
          ? words('walkup:truth.documents.sighted')
          : words('walkup:truth.documents.held', {
              purpose: program.heldPurpose ? inLanguage(program.heldPurpose, language) : '',
            }),
      ],
    },
    {
      icon: 'card',
      title: words('walkup:truth.keep.title'),
      sentences: [words('walkup:truth.keep.register', { list: stays }), words('walkup:truth.keep.nobody')],
    },
    {
      icon: 'ribbon',
      title: words('walkup:truth.last.title'),
      sentences: [words('walkup:truth.last.ribbon'), words('walkup:truth.last.log')],
    },
  ];
  return (
    <Page
      {...props}
      {...(screen.answered ? {} : { back: () => acting.act(() => client.back()) })}
      next={
        <Button act kind="primary" after="next" onClick={() => acting.act(() => client.accept())}>
          {words('walkup:truth.accept')}
        </Button>
      }
    >
      <div className={css.truth}>
        <div className={css.head}>
          <Heading>{words('walkup:truth.title')}</Heading>
          <Lead>
            {words('walkup:truth.hint')} <strong>{words('walkup:truth.offline')}</strong>
          </Lead>
        </div>
        <div className={css.parts}>
          {parts.map(({ icon, title, sentences }) => (
            <section key={icon} className={css.part} data-icon={icon}>
              <h2 className={css.title}>
                <span className={css.sign}>
                  <Icon name={icon} />
                </span>
                {title}
              </h2>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </section>
          ))}
        </div>
      </div>
    </Page>
  );
}
