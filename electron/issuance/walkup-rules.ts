import type { Result } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { Core } from './core.ts';
import { mayBegin } from './ending.ts';

/**
 * Whether anybody may begin at the walk-up window. A kiosk apart from its counter has no casework: answers leave it only
 * as a sealed ticket, and until that is built it asks nobody for what it could not pass on.
 */
export function mayBeginHere(core: Core): Result<null> {
  return core.parts.role === 'walk-up' ? fail('station.noHandOff') : mayBegin(core);
}
