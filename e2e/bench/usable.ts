import type { Host } from '../host/start.ts';

/** What `start.ts` waits for on standard output. */
export const USABLE = 'bench: usable';

/** Runs inside the host: says when a person could press Start in the walk-up window (or on the bare page). */
// biome-ignore lint/style/noDefaultExport: the host's --drive takes the default export.
export default async function usable(host: Host): Promise<void> {
  const page = await host.page('walkup');
  // A trial click does all that a click does before it presses: visible, enabled, still, and nothing lies over it.
  await page.getByRole('button', { name: 'Start', exact: true }).click({ trial: true, timeout: 30_000 });
  process.stdout.write(`${USABLE}\n`);
}
