import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Faces } from './faces.tsx';
import { Note } from './note.tsx';
import css from './page.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';

/** The card in hand: right or wrong. The clerk finishes; this screen only says what the person says (P7). */
export function CardInHand(props: PageProps & { screen: ScreenOf<'card'> }) {
  const { client, acting, screen } = props;
  const words = useWords();
  const say = (right: boolean) => acting.act(() => client.cardInHand({ right }));
  return (
    <Page
      {...props}
      next={
        <>
          <Button act onClick={() => say(false)} aria-pressed={screen.answer === 'wrong'}>
            {words('facing:card.no')}
          </Button>
          <Button act kind="primary" onClick={() => say(true)} aria-pressed={screen.answer === 'right'}>
            {words('facing:card.yes')}
          </Button>
        </>
      }
    >
      <div className={css.head}>
        <Heading>{words('facing:card.title')}</Heading>
        {!screen.answer && <Lead>{words('facing:card.hint')}</Lead>}
        <Note kind={screen.answer === 'right' ? 'good' : 'warn'}>
          {screen.answer && words(`facing:card.${screen.answer}`)}
        </Note>
      </div>
      <Faces face={screen.face} below={screen.answer !== null} />
    </Page>
  );
}
