import { join } from 'node:path';
import { z } from 'zod';
import { Program } from '../../electron/policy/program.ts';
import { root } from '../bundles.ts';
import { WIDTH } from './lines.ts';

/** The published JSON Schema: beside the schema it is made from, so that a rule file can name it as its `$schema`. */
export const schemaFile = join(root, 'electron/policy/program.schema.json');

/**
 * The JSON Schema of rule files, as text. It holds shapes, ranges and lists; what JSON Schema cannot say (that a named
 * source exists, that a need can be met) is left to `npm run program -- check`.
 */
export function publishedSchema(): string {
  const schema = z.toJSONSchema(Program, { io: 'input', target: 'draft-2020-12' });
  const { $schema, ...rest } = schema;
  const titled = {
    $schema,
    title: 'Walkup rule file',
    description: 'The rules of one municipal ID programme. Check a file with: npm run program -- check FILE',
    ...rest,
  };
  return `${layOut(titled, '', 0)}\n`;
}

/** JSON as the project's formatter lays it out, so that the written file passes the lint: short lists stay on a line. */
function layOut(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const flat = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    const plain = value.every((one) => typeof one !== 'object' || one === null);
    // The comma after it counts too.
    if (plain && before + flat.length + 1 <= WIDTH) return flat;
    return `[\n${value.map((one) => inner + layOut(one, inner, inner.length)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const members = entries.map(([key, part]) => {
    const lead = `${inner}${JSON.stringify(key)}: `;
    return lead + layOut(part, inner, lead.length);
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}
