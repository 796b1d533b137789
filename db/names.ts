/**
 * What a stored id looks like: random or from a catalogue, never typed by an applicant. The same shape as in the
 * windows' contract, longer so that a random id in hex fits.
 */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** @throws RangeError where the text is no id. It is not repeated in the message: it may be anything. */
export function checkId(id: string, what: string): string {
  if (!ID.test(id)) throw new RangeError(`not an id: ${what}`);
  return id;
}

/**
 * A reason as a code. Printers and spoolers give sentences at times, with titles or paths in them; what is not a code
 * becomes `other`, so that no sentence is ever kept (rule 7).
 */
export function reasonCode(reason: string): string {
  return /^[a-z][a-z0-9.-]{0,47}$/.test(reason) ? reason : 'other';
}
