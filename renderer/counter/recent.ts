/** So many are remembered: what a clerk takes up again within one number. */
const MOST = 6;

const recorded: string[] = [];

/** Document types recorded in this window's life, the last first. Types only, and never written anywhere. */
export const recentTypes = (): readonly string[] => recorded;

export function rememberType(type: string): void {
  const at = recorded.indexOf(type);
  if (at >= 0) recorded.splice(at, 1);
  recorded.unshift(type);
  recorded.length = Math.min(recorded.length, MOST);
}
