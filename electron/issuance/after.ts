import type { PurgeCertificate } from '../contract/views.ts';
import type { Core } from './core.ts';

const closing = new WeakMap<Core, () => void>();

/** Shows the certificate for the programme's time, then nothing; without one, the screen simply goes quiet. */
export function afterIssue(core: Core, certificate: PurgeCertificate | null): void {
  showAfter(core, certificate ? { at: 'certificate', certificate, slip: 'none', closes: core.countdown(0) } : null);
}

/** Shows what comes after an end, until it closes by itself. */
export function showAfter(core: Core, after: Core['floor']['after']): void {
  closing.get(core)?.();
  const seconds = core.parts.program.waits.certificateSeconds;
  core.floor.after = after && 'closes' in after ? { ...after, closes: core.countdown(seconds) } : null;
  if (core.floor.after) {
    const shown = core.floor.after;
    closing.set(
      core,
      core.parts.after(seconds * 1000, () => {
        if (core.floor.after === shown) core.floor.after = null;
        core.refresh();
      }),
    );
  }
  core.refresh();
}
