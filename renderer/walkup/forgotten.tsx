import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Closes } from '../parts/closes.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import css from './end.module.css';
import { Page, type PageProps, type ScreenOf } from './page.tsx';

/** What was answered is gone, or it is not known yet whether all of it is: then nothing is claimed (P3, P11). */
export function Forgotten(props: PageProps & { screen: ScreenOf<'forgotten'> }) {
  const words = useWords();
  const { client, acting, screen } = props;
  return (
    <Page
      {...props}
      forget={null}
      next={
        <Button act kind="primary" onClick={() => acting.act(() => client.finish())}>
          {words('common:done')}
        </Button>
      }
    >
      <div className={css.end}>
        <span className={css.sign} data-kind={screen.verified ? 'good' : 'warn'}>
          <Icon name={screen.verified ? 'check' : 'alert'} />
        </span>
        <Heading display>
          {words(screen.verified ? 'walkup:forgotten.title' : 'walkup:forgotten.unverified.title')}
        </Heading>
        <Lead>{words(screen.verified ? 'walkup:forgotten.hint' : 'walkup:forgotten.unverified.hint')}</Lead>
        <Closes closes={screen.closes} />
      </div>
    </Page>
  );
}
