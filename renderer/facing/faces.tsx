import type { CardFace } from '../../electron/contract/views.ts';
import { CardBack, CardFront } from '../card/faces.tsx';
import { useWords } from '../language/words.ts';
import css from './faces.module.css';

/** Both sides of the card, by the very component that prints. */
export function Faces({ face }: { face: CardFace }) {
  const words = useWords();
  return (
    <div className={css.faces}>
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
