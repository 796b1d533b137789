import type { Countdown } from '../../electron/contract/views.ts';
import { useWords } from '../language/words.ts';
import { Button } from '../parts/button.tsx';
import { Called } from '../parts/called.tsx';
import { Closes } from '../parts/closes.tsx';
import { useSecondsLeft } from '../parts/countdown.ts';
import { Heading } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import { Page, type PageProps, type ScreenOf } from './page.tsx';
import css from './waiting.module.css';

/** The waiting number and the code that forgets it: on a slip, or shown for as long as the screen says. */
export function Waiting(props: PageProps & { screen: ScreenOf<'waiting'> }) {
  const { view, client, acting, screen } = props;
  const words = useWords();
  const { number, forgetCode, people } = screen;
  return (
    <Page
      {...props}
      people={people}
      forget={() => client.forgetWaiting({ number, code: forgetCode })}
      next={
        <Button act kind="primary" onClick={() => acting.act(() => client.finish())}>
          {words('common:done')}
        </Button>
      }
    >
      <div className={css.waiting}>
        <div className={css.ticket}>
          <Heading>{words('walkup:waiting.title')}</Heading>
          <p className={css.number}>
            <bdi>{number}</bdi>
          </p>
          {people > 1 && <p className={css.people}>{words('walkup:waiting.people', { count: people })}</p>}
          <div className={css.code}>
            <p className={css.label}>{words('walkup:waiting.code')}</p>
            <p className={css.secret}>
              <bdi>{forgetCode}</bdi>
            </p>
            <p>{words('walkup:waiting.code.use')}</p>
          </div>
        </div>
        <div className={css.next}>
          <p className={css.do}>{words('walkup:waiting.next')}</p>
          <p className={css.slip} data-slip={screen.slip}>
            <Icon name={screen.slip === 'printed' ? 'print' : 'clock'} />
            <span>
              {words(`walkup:waiting.${screen.slip}`)}{' '}
              {screen.slip !== 'printed' && <ShownFor closes={screen.closes} />}
            </span>
          </p>
          {screen.slip === 'printed' && <Closes closes={screen.closes} />}
          <Called numbers={view.called} />
        </div>
      </div>
    </Page>
  );
}

/** For how long number and code are still shown: there is no slip to look them up on. */
function ShownFor({ closes }: { closes: Countdown }) {
  const words = useWords();
  const count = useSecondsLeft(closes);
  return <strong role="timer">{words('walkup:waiting.shown.for', { count })}</strong>;
}
