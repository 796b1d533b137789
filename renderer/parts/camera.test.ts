import { expect, test } from 'vitest';
import { troubleOf } from './camera.tsx';

test.each([
  ['NotFoundError', 'missing'],
  ['OverconstrainedError', 'missing'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
])('%s: the camera is %s', (name, trouble) => {
  expect(troubleOf(new DOMException('', name))).toBe(trouble);
});
test('anything else is told as missing, which asks to plug it in again', () => {
  expect(troubleOf('no idea')).toBe('missing');
});
