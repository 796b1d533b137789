/** Sizes of the groups a card number is read aloud and typed back in; the check character stands alone at the end. */
const GROUPS = [3, 3, 4, 1] as const;

/** Letters before nothing but digits: a city's prefix. */
const PREFIXED = /^([A-Z]{1,4})(\d+)$/;

/**
 * A card number as people read it: `4K729QM8XRT` becomes `4K7 29Q M8XR T`. Numbers of another length (a city's own
 * format) are read in fours, a prefix of letters before digits apart. Display only; the stored and coded number has no
 * spaces.
 */
export function groupCardNumber(number: string): string {
  const [, prefix, digits] = PREFIXED.exec(number) ?? [];
  if (prefix !== undefined && digits !== undefined) return `${prefix} ${inGroups(digits)}`;
  return inGroups(number);
}

function inGroups(number: string): string {
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
