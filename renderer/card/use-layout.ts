import { useEffect, useState } from 'react';
import type { CardFace } from '../../electron/contract/views.ts';
import { type CardLayout, type CardProblem, layoutCard, textsOf } from './layout.ts';
import { loadCardFonts, measureInWindow } from './measure.ts';
import './fonts.css';

/** A card's texts in their places; null until the fonts that cover them are there, because only then widths are true. */
export function useCardLayout(face: CardFace): CardLayout | null {
  const texts = textsOf(face);
  const [loaded, setLoaded] = useState<string | null>(null);
  const [broken, setBroken] = useState<Error | null>(null);
  useEffect(() => {
    let wanted = true;
    loadCardFonts(texts).then(
      () => wanted && setLoaded(texts),
      (error: Error) => wanted && setBroken(error),
    );
    return () => {
      wanted = false;
    };
  }, [texts]);
  // A card in another font would be a different card: the window's error boundary says so instead.
  if (broken) throw broken;
  return loaded === texts ? layoutCard(face, measureInWindow) : null;
}

/** The fields of a card that have no room, for the window that previews it; null while the fonts load. */
export function useCardProblems(face: CardFace): CardProblem[] | null {
  return useCardLayout(face)?.problems ?? null;
}
