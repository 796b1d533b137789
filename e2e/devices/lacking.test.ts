import { expect, it, vi } from 'vitest';
import { skipped } from './lacking.ts';

it('skips nothing where nothing is lacking', () => {
  expect(skipped('the proof', null, { CI: 'true' })).toBe(false);
});

it('skips at one’s own desk, and says why', () => {
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  expect(skipped('the proof', 'zbarimg is not installed', {})).toBe(true);
  expect(warned).toHaveBeenCalledWith(expect.stringContaining('zbarimg is not installed'));
  warned.mockRestore();
});

it('fails instead where the result counts', () => {
  for (const env of [{ CI: 'true' }, { WALKUP_NO_SKIP: '1' }])
    expect(() => skipped('the proof', 'zbarimg is not installed', env)).toThrow('zbarimg is not installed');
});
