import { describe, expect, it } from 'vitest';
import { CHECK_TEXT } from '../../contract/check-text.ts';
import { judgeScanner } from './scanner-check.ts';

const swap = (text: string, pairs: string) => {
  const map = new Map(pairs.split(' ').map((pair) => [pair[0] ?? '', pair[1] ?? '']));
  return [...text].map((letter) => map.get(letter) ?? letter).join('');
};

describe('the check of a scanner', () => {
  it('is a code of its own: every printable sign once or more, and the control characters of a licence', () => {
    for (const sign of 'abcxyzABCXYZ0189<>-_\'":/;,@\n\r\u001e') expect(CHECK_TEXT).toContain(sign);
    expect(CHECK_TEXT.length).toBeLessThan(150);
  });
  it.each([
    ['as it is', CHECK_TEXT],
    ['line feeds as returns', CHECK_TEXT.replaceAll('\n', '\r')],
    ['returns as both', CHECK_TEXT.replaceAll('\r', '\r\n')],
    ['without the record separator', CHECK_TEXT.replace('\u001e', '')],
  ])('passes: %s', (_, text) => {
    expect(judgeScanner(text)).toEqual({ state: 'ok' });
  });
  it('without the start key', () => {
    expect(judgeScanner('')).toEqual({ state: 'noStartKey' });
  });
  it.each([
    ['all lost', CHECK_TEXT.replace(/\p{Cc}/gu, '')],
    ['line feeds lost', CHECK_TEXT.replaceAll('\n', '')],
    ['as spaces', CHECK_TEXT.replaceAll('\n', '\u001d')],
  ])('control characters %s', (_, text) => {
    expect(judgeScanner(text)).toEqual({ state: 'controls' });
  });
  it('a German layout', () => {
    expect(judgeScanner(swap(CHECK_TEXT, 'yz zy YZ ZY <; @"'))).toEqual({
      state: 'layout',
      wrong: expect.arrayContaining([{ sent: 'y', arrived: 'z' }]),
    });
  });
  it('caps lock on', () => {
    const text = CHECK_TEXT.replace(/[a-z]/gi, (letter) =>
      letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
    );
    expect(judgeScanner(text)).toMatchObject({ state: 'layout' });
  });
  it('a dead key that swallows a sign', () => {
    expect(judgeScanner(CHECK_TEXT.replace("'", ''))).toEqual({ state: 'layout', wrong: [{ sent: "'", arrived: '' }] });
  });
  it('names at most six pairs, each once', () => {
    const judged = judgeScanner(CHECK_TEXT.replace(/[a-z]/g, '#'));
    expect(judged.state === 'layout' && judged.wrong.length).toBe(6);
  });
});
