import { useWords } from '../language/words.ts';
import { Heading, Lead } from '../parts/frame.tsx';
import css from './page.module.css';
import { Page, type PageProps } from './page.tsx';

/** A card is being printed. It is not said to be printed before somebody holds it (P7), and it cannot be stopped now. */
export function Printing(props: PageProps) {
  const words = useWords();
  return (
    <Page {...props}>
      <div className={css.centre}>
        <span className={css.dots} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        <Heading display>{words('facing:printing.title')}</Heading>
        <Lead>{words('facing:printing.hint')}</Lead>
      </div>
    </Page>
  );
}
