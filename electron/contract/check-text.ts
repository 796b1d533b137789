/**
 * What the check code of the scanner's set-up sheet holds: every printable character of the codes we read, the ones
 * that keyboard layouts exchange first (y and z, the filler, the signs of a licence), and the control characters of a
 * licence's header and line ends. It begins like a licence, so that a scanner that treats those apart is seen too.
 * A contract, because the sheet prints it and main judges what comes back.
 */
export const CHECK_TEXT = [
  '@\n\u001e\rWALKUP',
  'yzYZ<>-_\'":/;,.@$#&()+=*?!',
  'abcdefghijklmnopqrstuvwx',
  'ABCDEFGHIJKLMNOPQRSTUVWX',
  '0123456789\r',
].join('\n');
