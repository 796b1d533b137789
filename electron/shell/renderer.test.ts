import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { WebContents } from 'electron';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive, markOf } from './processes.ts';
import { Renderer } from './renderer.ts';

/** Contents over a real process, which say of it what Electron says: 0 and an event once they know that it has died. */
class Contents extends EventEmitter {
  pid = 0;
  crashed = 0;
  child: ChildProcess | null = null;
  getOSProcessId() {
    return this.pid;
  }
  forcefullyCrashRenderer() {
    this.crashed += 1;
  }
  async navigate(): Promise<number> {
    const child = spawn('sleep', ['600']);
    this.child = child;
    await once(child, 'spawn');
    this.pid = child.pid ?? 0;
    child.once('exit', () => {
      this.pid = 0;
      this.emit('render-process-gone', {}, { reason: 'killed' });
    });
    this.emit('did-navigate');
    return this.pid;
  }
}

describe('the renderer of a window', () => {
  let contents = new Contents();
  const make = () => {
    contents = new Contents();
    return new Renderer(contents as unknown as WebContents);
  };
  afterEach(() => contents.child?.kill('SIGKILL'));

  it('is killed by the kernel, never asked to crash itself, and is gone', async () => {
    const renderer = make();
    const mark = markOf(await contents.navigate());
    const signal = once(contents.child ?? new EventEmitter(), 'exit').then(([, name]) => name);
    expect(await renderer.end()).toBe(true);
    expect(isAlive(mark)).toBe(false);
    expect(await signal).toBe('SIGKILL');
    expect([contents.crashed, renderer.hasDrawn]).toEqual([0, false]);
  });
  it('that has crashed is remembered, and proven gone', async () => {
    const renderer = make();
    const pid = await contents.navigate();
    const told = once(contents, 'render-process-gone');
    process.kill(pid, 'SIGKILL');
    await told;
    expect(renderer.pid).toBe(0);
    expect(await renderer.end()).toBe(true);
  });
  it('proves nothing when none was ever seen, and the contents are asked instead', async () => {
    const renderer = make();
    expect([await renderer.end(), contents.crashed, renderer.hasDrawn]).toEqual([false, 1, false]);
  });
  it('counts every process since the last end, not only the latest', async () => {
    const renderer = make();
    const first = markOf(await contents.navigate());
    const child = contents.child;
    child?.removeAllListeners('exit');
    await contents.navigate();
    expect(await renderer.end()).toBe(true);
    expect(isAlive(first)).toBe(false);
  });
});
