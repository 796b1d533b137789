import { spawn } from 'node:child_process';

export interface ToolResult {
  /** Null when the tool was ended for taking too long. */
  code: number | null;
  out: string;
  error: string;
}

/**
 * How long one call of a CUPS tool may take. They answer in some 20 ms; longer than this means a scheduler that hangs,
 * and a printer that nobody can ask is not ready.
 */
export const TOOL_LIMIT_MS = 10_000;

/**
 * Runs a CUPS tool without a shell, with nothing of our environment but the path: no locale that would change its
 * words, no HOME whose lpoptions would change the job. Never rejects; a tool that is not there is code 127.
 * `input` is bytes for its standard input, or a file descriptor.
 */
export function runTool(
  tool: 'lp' | 'cancel' | 'ipptool',
  args: readonly string[],
  options: { socket: string; input?: Uint8Array | number; limitMs?: number },
): Promise<ToolResult> {
  const { promise, resolve } = Promise.withResolvers<ToolResult>();
  const { input } = options;
  const child = spawn(tool, args, {
    stdio: [typeof input === 'number' ? input : input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', CUPS_SERVER: options.socket },
    timeout: options.limitMs ?? TOOL_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const out: Buffer[] = [];
  const error: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => error.push(chunk));
  child.on('error', (problem) => resolve({ code: 127, out: '', error: problem.message }));
  child.on('close', (code) =>
    resolve({ code, out: Buffer.concat(out).toString('utf8'), error: Buffer.concat(error).toString('utf8') }),
  );
  if (input instanceof Uint8Array) {
    // A tool that refuses early closes its end first; its exit code says so, the broken pipe adds nothing.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  }
  return promise;
}
