import type { PurgeCertificate } from '../contract/views.ts';
import type { Core, FacingAfter } from './core.ts';
import { replaceWindow } from './seen.ts';

const closing = new WeakMap<Core, () => void>();

/** Shows what an end found: the certificate of a verified purge, or that it is not verified yet. */
export function showEnd(core: Core, end: PurgeCertificate['end'], certificate: PurgeCertificate | null): void {
  const closes = core.countdown(core.parts.program.waits.certificateSeconds);
  const step = core.floor.unverified.at(-1)?.step ?? 'rows';
  showAfter(
    core,
    certificate ? { at: 'certificate', certificate, slip: 'none', closes } : { at: 'unverified', end, step, closes },
  );
}

/** Shows what comes after an end, until it closes by itself. */
export function showAfter(core: Core, after: Exclude<FacingAfter, { at: 'clearing' }>): void {
  closing.get(core)?.();
  core.floor.after = after;
  closing.set(
    core,
    core.parts.after(after.closes.endsAt - core.parts.now().getTime(), () => void core.serial(() => closeAfter(core))),
  );
  core.refresh();
}

/** Closes it. Refusal reasons are about a person, so the process that drew them goes too. */
export async function closeAfter(core: Core): Promise<void> {
  const { after } = core.floor;
  if (!after || after.at === 'clearing') return;
  closing.get(core)?.();
  core.floor.after = null;
  core.floor.afterLanguage = core.parts.program.languages[0] ?? 'en';
  core.refresh();
  if (after.at === 'refused') await replaceWindow(core, 'facing');
}
