import { useWords } from '../language/words.ts';
import { failureText } from '../parts/act.tsx';
import { Called } from '../parts/called.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import css from './end.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';

/** Nobody can begin here now, and why. */
export function Closed(props: PageProps & { screen: ScreenOf<'closed'> }) {
  const words = useWords();
  return (
    <Page {...props} forget={null}>
      <div className={css.end}>
        <span className={css.sign} data-kind="warn">
          <Icon name="clock" />
        </span>
        <Heading display>{words('walkup:closed.title')}</Heading>
        <p className={css.reason}>{failureText(words, props.screen.reason)}</p>
        <Lead>{words('walkup:closed.hint')}</Lead>
        <Called numbers={props.view.called} />
      </div>
    </Page>
  );
}
