import type { z } from 'zod';
import type { Failure } from './errors.ts';

/** Who a call may come from. `applicant` is whoever stands at an applicant window; the others are signed-in staff. */
export type Role = 'applicant' | 'nobody' | 'clerk' | 'supervisor' | 'auditor' | 'administrator';

/** Every staff role that may work on a case. */
export const CASE_STAFF = ['clerk', 'supervisor'] as const satisfies readonly Role[];

/** What every call answers: an expected failure is a value with a code, an exception is a bug. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export type WindowKind = 'walkup' | 'facing' | 'counter';

/** One row of a contract. `Out` exists only for the compiler: main is trusted, its answers are typed but not parsed. */
export interface Call<In extends z.ZodType = z.ZodType, Out = unknown> {
  by: readonly Role[];
  input: In;
  readonly output?: Out;
}

/** A message from main to the window. `Out` exists only for the compiler. */
export interface Push<Out = unknown> {
  readonly output?: Out;
}

export interface Contract {
  window: WindowKind;
  calls: Record<string, Call>;
  pushes: Record<string, Push>;
}

type Shape = { by: readonly Role[]; input: z.ZodType };

/** Declares a call; use as `call<Out>()({ by, input })` so that the input type is inferred while the output is named. */
export const call =
  <Out>() =>
  <const S extends Shape>(shape: S): Call<S['input'], Out> & { by: S['by'] } =>
    shape;

/** Declares a push. */
export const push = <Out>(): Push<Out> => ({});

type InputOf<C> = C extends Call<infer In, unknown> ? z.infer<In> : never;
type OutputOf<C> = C extends Call<z.ZodType, infer Out> ? Out : never;
type PushedOf<P> = P extends Push<infer Out> ? Out : never;

/** A call without fields is called without an argument. (zod infers a strict object without fields as `Record<string, never>`.) */
type Argument<T> = [keyof T] extends [never] ? [] : string extends keyof T ? [] : [input: T];

/** The API a window gets: one async function a call, and `on` for the pushes (it returns its own unsubscribe). */
export type Client<C extends Contract> = {
  [K in keyof C['calls']]: (...input: Argument<InputOf<C['calls'][K]>>) => Promise<Result<OutputOf<C['calls'][K]>>>;
} & {
  on<K extends keyof C['pushes'] & string>(name: K, listener: (value: PushedOf<C['pushes'][K]>) => void): () => void;
};

/** What main must supply for a contract: one handler a call, each given who asks. */
export type Handlers<C extends Contract> = {
  [K in keyof C['calls']]: (
    input: InputOf<C['calls'][K]>,
    caller: Caller,
  ) => Result<OutputOf<C['calls'][K]>> | Promise<Result<OutputOf<C['calls'][K]>>>;
};

/** Who asks, as main knows it; never taken from the message. */
export interface Caller {
  window: WindowKind;
  roles: readonly Role[];
  /** The signed-in member of staff, on the counter window. */
  staffId: string | null;
}

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const done = { ok: true, value: null } as const satisfies Result<null>;
