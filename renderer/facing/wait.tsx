import { useWords } from '../language/words.ts';
import { Heading, Lead } from '../parts/frame.tsx';
import css from './page.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';

/** The clerk is at work, or somebody else uses the screen. */
export function Wait(props: PageProps & { screen: ScreenOf<'wait'> }) {
  const words = useWords();
  const mine = props.screen.reason === 'clerk';
  return (
    <Page {...props} forget={mine}>
      <div className={css.centre}>
        <span className={css.dots} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <Heading display>{words(mine ? 'facing:wait.clerk.title' : 'facing:wait.walkup.title')}</Heading>
        <Lead>{words(mine ? 'facing:wait.clerk.hint' : 'facing:wait.walkup.hint')}</Lead>
      </div>
    </Page>
  );
}
