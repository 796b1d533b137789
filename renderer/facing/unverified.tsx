import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Closes } from '../parts/closes.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import css from './unsure.module.css';
import { Unsure } from './unsure.tsx';

/** The end whose purge could not be verified: which step, and what follows from it; nothing is claimed (P3, P11). */
export function Unverified(props: PageProps & { screen: ScreenOf<'unverified'> }) {
  const { client, acting, screen } = props;
  const words = useWords();
  return (
    <Page
      {...props}
      next={
        <Button act kind="primary" onClick={() => acting.act(() => client.finish())}>
          {words('common:done')}
        </Button>
      }
    >
      <div className={css.end}>
        <Heading display>{words(`facing:end.${screen.end}.title`)}</Heading>
        <Lead>{words(screen.end === 'issued' ? 'facing:end.take' : 'facing:end.takeDocuments')}</Lead>
        <Unsure step={screen.step} />
        <Closes closes={screen.closes} />
      </div>
    </Page>
  );
}
