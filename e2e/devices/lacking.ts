/**
 * Whether tests that need something of the machine are to be skipped, because of what it lacks (null: nothing). Skipping
 * is a convenience for one's own desk: where the result counts it would be a green that has proved nothing.
 * @throws where `CI` or `WALKUP_NO_SKIP` is set, so that the whole file fails, with what is missing.
 */
export function skipped(proof: string, lacking: string | null, env: NodeJS.ProcessEnv = process.env): boolean {
  if (lacking === null) return false;
  if (env.CI || env.WALKUP_NO_SKIP) throw new Error(`${proof} cannot be shown here: ${lacking}`);
  console.warn(`${proof}: skipped, ${lacking}`);
  return true;
}
