import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Store } from '../../db/store.ts';
import { type Caller, done, ok, type Result, type Role, type WindowKind } from '../contract/define.ts';
import { fail } from '../contract/errors.ts';
import type { StaffMember } from '../contract/views.ts';
import { lockoutMs } from './lockout.ts';

/** scrypt at about 30 ms on a kiosk processor (RFC 7914 parameters N = 2^15, r = 8, p = 1). */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** A demo PIN stands on the screen: guessing it need not be made dear, and the first start need not wait for it. */
const DEMO_COST = { ...COST, N: 2 ** 10 };

/** A PIN as the staff table keeps it: `scrypt$N$r$p$salt$hash`. */
export function hashPin(pin: string, cost: typeof COST = COST): string {
  const salt = randomBytes(16);
  const hash = scryptSync(pin.normalize('NFKC'), salt, 32, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

function pinMatches(pin: string, stored: string): boolean {
  const [kind, N, r, p, salt, hash] = stored.split('$');
  if (kind !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64');
  const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: COST.maxmem };
  return timingSafeEqual(
    scryptSync(pin.normalize('NFKC'), Buffer.from(salt, 'base64'), expected.length, cost),
    expected,
  );
}

/** Staff of the training city; their PINs stand on the sign-in screen, and nowhere else than in training. */
export const DEMO_STAFF: readonly (Omit<StaffMember, 'demoPin'> & { demoPin: string })[] = [
  { id: 'osei', name: 'R. Osei', roles: ['clerk'], demoPin: '2468' },
  { id: 'novak', name: 'T. Novak', roles: ['clerk'], demoPin: '1357' },
  { id: 'lindqvist', name: 'M. Lindqvist', roles: ['supervisor', 'clerk'], demoPin: '8642' },
  { id: 'adeyemi', name: 'F. Adeyemi', roles: ['administrator'], demoPin: '9753' },
  { id: 'tanaka', name: 'S. Tanaka', roles: ['auditor'], demoPin: '1928' },
];

/** Who is signed in at the counter, and how hard the next wrong guess is. */
export interface SignIn {
  current(): StaffMember | null;
  members(): StaffMember[];
  /** The person whose attempts are slowed right now, if any. */
  locked(): { staffId: string; until: number } | null;
  signIn(staffId: string, pin: string): Result<null>;
  /**
   * Whether this PIN is this person's: for what somebody answers for on the spot while somebody else stays signed in.
   * Wrong attempts count and are slowed exactly as at the sign-in.
   */
  verify(staffId: string, pin: string): Result<StaffMember>;
  signOut(): void;
}

/** Signing in over the staff table; attempts are slowed per person by `lockoutMs`, and a restart does not reset them. */
export function openSignIn(store: Store, training: boolean, now: () => number): SignIn {
  if (training && store.staff.all().length === 0) {
    for (const { id, name, roles, demoPin } of DEMO_STAFF)
      store.staff.put({ id, name, roles, pinHash: hashPin(demoPin, DEMO_COST), failures: 0, lockedUntil: 0 });
  }
  let current: StaffMember | null = null;
  let lastTried: string | null = null;
  const members = (): StaffMember[] =>
    store.staff.all().map(({ id, name, roles }) => ({
      id,
      name,
      roles: roles as Role[],
      demoPin: training ? (DEMO_STAFF.find((demo) => demo.id === id)?.demoPin ?? null) : null,
    }));
  /** Tries a PIN; `heard` is written with a right one. */
  const attempt = (staffId: string, pin: string, heard: string | null): Result<StaffMember> => {
    const row = store.staff.all().find((person) => person.id === staffId);
    lastTried = staffId;
    if (!row) return fail('signIn.wrong');
    const wait = row.lockedUntil - now();
    if (wait > 0) return fail('signIn.locked', { values: { seconds: Math.ceil(wait / 1000) } });
    if (!pinMatches(pin, row.pinHash)) {
      const failures = row.failures + 1;
      const pause = lockoutMs(failures);
      store.transaction(() => {
        store.staff.update(staffId, { failures, lockedUntil: pause ? now() + pause : 0 });
        store.ledger.append({ code: pause ? 'signIn.locked' : 'signIn.failed', staffId });
      });
      return pause ? fail('signIn.locked', { values: { seconds: pause / 1000 } }) : fail('signIn.wrong');
    }
    store.transaction(() => {
      store.staff.update(staffId, { failures: 0, lockedUntil: 0 });
      if (heard) store.ledger.append({ code: heard, staffId });
    });
    const member = members().find((person) => person.id === staffId);
    return member ? ok(member) : fail('signIn.wrong');
  };
  return {
    current: () => current,
    members,
    locked() {
      const row = store.staff.all().find((person) => person.id === lastTried);
      return row && row.lockedUntil > now() ? { staffId: row.id, until: row.lockedUntil } : null;
    },
    signIn(staffId, pin) {
      const tried = attempt(staffId, pin, 'signIn.ok');
      if (!tried.ok) return tried;
      current = tried.value;
      return done;
    },
    verify: (staffId, pin) => attempt(staffId, pin, null),
    signOut() {
      current = null;
    },
  };
}

/** Who stands behind a window: an applicant at theirs, whoever is signed in (or nobody) at the counter's. */
export function callerAt(window: WindowKind, signIn: SignIn | null): Caller {
  if (window !== 'counter') return { window, roles: ['applicant'], staffId: null };
  const person = signIn?.current() ?? null;
  return { window, roles: person?.roles ?? ['nobody'], staffId: person?.id ?? null };
}
