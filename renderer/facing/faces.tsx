import type { CardFace } from '../../electron/contract/views.ts';
import { CardBack, CardFront } from '../card/faces.tsx';
import { useWords } from '../language/words.ts';
import css from './faces.module.css';

/** Both sides of the card, by the very component that prints. `below`: a note stands above and takes its room. */
export function Faces({ face, below = false }: { face: CardFace; below?: boolean }) {
  const words = useWords();
  return (
    <div className={css.faces} data-below={below}>
      <figure className={css.face}>
        <div className={css.card}>
          <CardFront face={face} portraitUrl={face.portrait} />
        </div>
        <figcaption>{words('facing:preview.front')}</figcaption>
      </figure>
      <figure className={css.face}>
        <div className={css.card}>
          <CardBack face={face} />
        </div>
        <figcaption>{words('facing:preview.back')}</figcaption>
      </figure>
    </div>
  );
}
