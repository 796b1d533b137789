import type { Program } from './program.ts';

/** For every gap the rules that meet it, as paths that name a thing by its id where it has one. */
export function gapPlaces(program: Program): Map<string, string[]> {
  const places = new Map<string, string[]>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (path === '' && key === 'gaps') continue;
      if (key === 'gaps' && Array.isArray(part)) {
        for (const gap of part) places.set(String(gap), [...(places.get(String(gap)) ?? []), path]);
        continue;
      }
      const named = Array.isArray(value) ? (part?.id ?? part?.field ?? key) : key;
      visit(part, path === '' ? String(named) : `${path}.${named}`);
    }
  };
  visit(program, '');
  return places;
}
