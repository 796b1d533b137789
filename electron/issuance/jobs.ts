import type { Core } from './core.ts';

/** The spooler's jobs of everybody but this application: one person's end must not stop another person's card. */
export function otherJobs(core: Core, applicationId: string | null): Set<string> {
  return new Set(
    core.parts.store.attempts
      .outstanding()
      .filter((attempt) => attempt.applicationId !== null && attempt.applicationId !== applicationId)
      .flatMap((attempt) => (attempt.jobId ? [attempt.jobId] : [])),
  );
}
