import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Faces } from './faces.tsx';
import { Note } from './note.tsx';
import css from './page.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';

/** The card before it prints. */
export function Preview(props: PageProps & { screen: ScreenOf<'preview'> }) {
  const { client, acting, screen } = props;
  const { revision } = screen;
  const words = useWords();
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
      <div className={css.head}>
        <Heading>{words('facing:preview.title')}</Heading>
        {!screen.disputed && <Lead>{words('facing:preview.hint')}</Lead>}
        <Note kind="warn">{screen.disputed ? words('facing:disputed') : null}</Note>
      </div>
      <Faces face={screen.face} below={screen.disputed} />
    </Page>
  );
}
