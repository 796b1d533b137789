/**
 * The waiting number after the `last`th of the day: A 1 … A 99, B 1 … Z 99, then A 1 again; `taken` are passed over.
 * Answers the ordinal to remember and the number to call.
 */
export function nextWaitingNumber(last: number, taken: ReadonlySet<string>): { ordinal: number; number: string } {
  const inAll = 26 * 99;
  for (let step = 1; step <= inAll; step++) {
    const ordinal = ((last + step - 1) % inAll) + 1;
    const number = `${String.fromCharCode(65 + Math.floor((ordinal - 1) / 99))} ${((ordinal - 1) % 99) + 1}`;
    if (!taken.has(number)) return { ordinal, number };
  }
  throw new Error('every waiting number is taken');
}

/** The ordinal of a waiting number; 0 when it is none. */
export function ordinalOf(number: string): number {
  const match = /^([A-Z]) ?(\d{1,2})$/.exec(number);
  return match ? ((match[1] as string).charCodeAt(0) - 65) * 99 + Number(match[2]) : 0;
}
