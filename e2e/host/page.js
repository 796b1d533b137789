// Runs at the very start of a document, before any code of the page: gives the preload `contextBridge` and `ipcRenderer`
// and hides the way to main. The host puts the codec before it, and calls it with the names below.
//   raw      name of the binding to main (deleted here)
//   deliver  name under which the host finds the way back (it takes and deletes it at once)
//   argv     `process.argv` of the preload
//   preload  the built preload as a CommonJS function, or null
export function startPage({ raw, deliver, argv, preload }, { encode, decode }) {
  const send = globalThis[raw];
  delete globalThis[raw];
  if (globalThis.top !== globalThis) return;

  const post = (message) => send(JSON.stringify(message));
  const waiting = new Map();
  const listeners = new Map();
  let count = 0;

  Object.defineProperty(globalThis, deliver, {
    configurable: true,
    enumerable: false,
    value: (text) => {
      const message = JSON.parse(text);
      if (message.op === 'answer') {
        const { resolve, reject } = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.error === undefined) resolve(decode(message.value));
        else reject(new Error(message.error));
        return;
      }
      const args = decode(message.args);
      for (const listener of [...(listeners.get(message.channel) ?? [])]) {
        listener({ sender: ipcRenderer, ports: [] }, ...args);
      }
    },
  });

  const ipcRenderer = {
    invoke(channel, ...args) {
      return new Promise((resolve, reject) => {
        const id = ++count;
        post({ op: 'invoke', id, channel, args: encode(args) });
        waiting.set(id, { resolve, reject });
      });
    },
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel, listener) {
      const kept = (listeners.get(channel) ?? []).filter((one) => one !== listener);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
  };

  // What crosses the bridge is a frozen copy: no prototype, no symbol key, no object that both sides hold.
  const bridged = (value) => {
    if (typeof value === 'function') {
      return (...args) => {
        const result = value(...args.map(bridged));
        return result instanceof Promise ? result.then(bridged) : bridged(result);
      };
    }
    if (typeof value === 'symbol') throw new TypeError('contextBridge: a symbol cannot cross');
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(bridged);
    const prototype = Object.getPrototypeOf(value);
    if (prototype === null || prototype === Object.prototype) {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, bridged(one)]));
    }
    return decode(encode(value));
  };
  const frozen = (value) => {
    if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) {
      Object.values(value).forEach(frozen);
      Object.freeze(value);
    }
    return value;
  };
  const contextBridge = {
    exposeInMainWorld(key, api) {
      if (Object.hasOwn(globalThis, key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      Object.defineProperty(globalThis, key, { value: frozen(bridged(api)), enumerable: true });
    },
  };

  // Electron shows main a key before the page gets it. Through the pipe that cannot be had in time, so only the function
  // keys are told, after the fact: enough for the training switch, and no typed character leaves the page this way.
  addEventListener(
    'keydown',
    (event) => {
      if (!/^F\d{1,2}$/.test(event.key)) return;
      const { key, code, shiftKey: shift, ctrlKey: control, altKey: alt, metaKey: meta } = event;
      post({ op: 'key', input: { type: 'keyDown', key, code, shift, control, alt, meta } });
    },
    true,
  );

  post({ op: 'hello' });
  if (!preload) return;
  const rooms = { electron: { contextBridge, ipcRenderer }, events: {}, timers: {}, url: { URL, URLSearchParams } };
  const require = (name) => {
    const room = rooms[name.replace(/^node:/, '')];
    if (!room) throw new Error(`module not found: ${name}`);
    return room;
  };
  const process = Object.freeze({ argv: Object.freeze(argv), platform: 'linux', sandboxed: true, type: 'renderer' });
  try {
    const module = { exports: {} };
    preload(require, module, module.exports, process);
  } catch (problem) {
    post({ op: 'failed', message: String(problem?.stack ?? problem) });
  }
}
