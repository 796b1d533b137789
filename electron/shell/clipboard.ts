import { clipboard } from 'electron';

/**
 * Empties the clipboard and, on Linux, the selection (what was last marked, which a middle click pastes). Both live in
 * the desktop's own process, so they outlive the renderer that a purge ends (P1).
 */
export function forgetClipboard(): void {
  clipboard.clear();
  if (process.platform === 'linux') clipboard.selection.clear();
}
