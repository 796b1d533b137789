import { join } from 'node:path';
import { z } from 'zod';
import { Program } from '../../electron/policy/program.ts';
import { root } from '../bundles.ts';

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
  return `${JSON.stringify(titled, null, 2)}\n`;
}
