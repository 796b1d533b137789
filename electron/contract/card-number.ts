/** Sizes of the groups a card number is read aloud and typed back in; the check character stands alone at the end. */
const GROUPS = [3, 3, 4, 1] as const;

/**
 * A card number as people read it: `4K729QM8XRT` becomes `4K7 29Q M8XR T`. Numbers of another length (a city's own
 * format) are read in fours. Display only; the stored and coded number has no spaces.
 */
export function groupCardNumber(number: string): string {
  const sizes: readonly number[] = number.length === 11 ? GROUPS : Array(Math.ceil(number.length / 4)).fill(4);
  let at = 0;
  return sizes
    .map((size) => {
      const group = number.slice(at, at + size);
      at += size;
      return group;
    })
    .join(' ');
}
