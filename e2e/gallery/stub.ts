/** What the stub in the page is given; it must be cloneable. */
export interface StubInput {
  window: string;
  view: unknown;
  answers: Record<string, unknown>;
}

/**
 * Runs in the page before its own code: stands where the preload's API would. It answers `view` with the fixture, the
 * named calls as told, every other call with success, notes what was called in `window.calls`, and gives what is passed
 * to `window.push` to whoever listens.
 */
export function installStub({ window: name, view, answers }: StubInput): void {
  const calls: { name: string; input: unknown }[] = [];
  const listeners: ((view: unknown) => void)[] = [];
  const api = new Proxy(
    {},
    {
      get: (_, call: string) => {
        if (call === 'on')
          return (_push: string, listener: (view: unknown) => void) => {
            listeners.push(listener);
            return () => {};
          };
        return (input: unknown) => {
          calls.push({ name: call, input });
          return Promise.resolve(
            call === 'view' ? { ok: true, value: view } : (answers[call] ?? { ok: true, value: null }),
          );
        };
      },
    },
  );
  const push = (next: unknown) => {
    for (const listener of listeners) listener(next);
  };
  Object.assign(globalThis, { [name]: api, calls, push });
}
