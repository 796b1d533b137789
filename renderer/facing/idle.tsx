import { inLanguage, useLanguage, useWords } from '../language/words.ts';
import { Called } from '../parts/called.tsx';
import { Heading, Lead } from '../parts/frame.tsx';
import { Icon } from '../parts/icons.tsx';
import css from './page.module.css';
import { Page, type PageProps } from './page.tsx';

/** Nobody is being served: a calm page, and the numbers being called. */
export function Idle(props: PageProps) {
  const words = useWords();
  const language = useLanguage();
  const { program, called } = props.view;
  return (
    <Page {...props} help={false}>
      <div className={css.centre}>
        <Icon name="city" width="120" height="120" strokeWidth="1.1" className={css.emblem} />
        <Heading display>{words('facing:idle.title', { card: inLanguage(program.cardName, language) })}</Heading>
        <Lead>{words('facing:idle.hint')}</Lead>
        <Called numbers={called} />
      </div>
    </Page>
  );
}
