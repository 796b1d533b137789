import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { PlistError, parsePlist } from './plist.ts';
import { runTool } from './run-tool.ts';

/** One group of attributes as ipptool tells it: a value alone, or a list where there are several. */
const Group = z.record(z.string(), z.unknown());
const Answer = z.object({
  Tests: z.tuple([z.object({ StatusCode: z.string().optional(), ResponseAttributes: z.array(Group).optional() })]),
});

export type IppGroup = z.infer<typeof Group>;

/** An answer of the scheduler: its status keyword, and the groups after the operation attributes. */
export interface IppAnswer {
  status: string;
  groups: IppGroup[];
}

/** The scheduler could not be asked: not running, hanging, or a tool that is missing. */
export class SpoolerUnreachable extends Error {
  override name = 'SpoolerUnreachable';
}

/** IPP requests as ipptool reads them. Constant texts: what differs comes as ipptool variables, so nothing is spliced in. */
const HEAD = `
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
  ATTR name requesting-user-name $user`;
const REQUESTS = {
  printer: `{ OPERATION Get-Printer-Attributes ${HEAD}
  ATTR keyword requested-attributes printer-state,printer-state-reasons,printer-is-accepting-jobs,marker-levels,marker-types
}`,
  subscribe: `{ OPERATION Create-Printer-Subscriptions ${HEAD}
  GROUP subscription-attributes-tag
  ATTR keyword notify-pull-method ippget
  ATTR keyword notify-events job-completed
  ATTR integer notify-lease-duration $lease
}`,
  unsubscribe: `{ OPERATION Cancel-Subscription ${HEAD}
  ATTR integer notify-subscription-id $subscription
}`,
  notifications: `{ OPERATION Get-Notifications ${HEAD}
  ATTR integer notify-subscription-ids $subscription
  ATTR integer notify-sequence-numbers $sequence
}`,
  job: `{ OPERATION Get-Job-Attributes ${HEAD}
  ATTR integer job-id $job
  ATTR keyword requested-attributes job-id,job-state,job-state-reasons
}`,
  purge: `{ OPERATION Purge-Jobs ${HEAD}
  ATTR integer job-ids $job
  ATTR boolean purge-jobs true
}`,
  jobs: `{ OPERATION Get-Jobs ${HEAD}
  ATTR keyword which-jobs all
  ATTR keyword requested-attributes job-id,job-name,job-state,job-state-reasons
}`,
} as const;

/** RAM where there is some; the file holds one of the constants above, and has no name by the time it is read. */
const SCRATCH = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A file with this text that no folder lists. ipptool wants a file, and Node's pipes are sockets, which it cannot open. */
function namelessFile(text: string): number {
  const path = join(SCRATCH, `walkup-ipp-${randomUUID()}`);
  const descriptor = openSync(path, 'wx+', 0o600);
  unlinkSync(path);
  writeSync(descriptor, text);
  return descriptor;
}

/**
 * Asks the scheduler over its UNIX socket, about one queue. An IPP error is an answer with its status.
 * @throws SpoolerUnreachable when there is no answer at all.
 */
export async function ask(
  at: { socket: string; queue: string },
  request: keyof typeof REQUESTS,
  variables: Readonly<Record<string, number>> = {},
): Promise<IppAnswer> {
  const input = namelessFile(REQUESTS[request]);
  try {
    const uri = `ipp://${encodeURIComponent(at.socket)}/printers/${encodeURIComponent(at.queue)}`;
    const defined = Object.entries(variables).flatMap(([name, value]) => ['-d', `${name}=${value}`]);
    const ran = await runTool('ipptool', ['-X', ...defined, uri, '/dev/stdin'], { socket: at.socket, input });
    return read(ran.out, request);
  } finally {
    closeSync(input);
  }
}

function read(out: string, request: string): IppAnswer {
  let parsed: z.infer<typeof Answer>;
  try {
    parsed = Answer.parse(parsePlist(out));
  } catch (problem) {
    if (!(problem instanceof PlistError || problem instanceof z.ZodError)) throw problem;
    throw new SpoolerUnreachable(`no answer to ${request}`);
  }
  const [test] = parsed.Tests;
  if (test.StatusCode === undefined) throw new SpoolerUnreachable(`no answer to ${request}`);
  return { status: test.StatusCode, groups: (test.ResponseAttributes ?? []).slice(1) };
}

/** An attribute that may come alone or as a list. */
export function list(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
