import { z } from 'zod';

const setting = z.strictObject({
  type: z.enum(['string', 'number', 'boolean', 'directory', 'file']),
  title: z.string().min(1),
  description: z.string().min(1),
  required: z.boolean().optional(),
  sensitive: z.boolean().optional(),
});

/**
 * A manifest in version 0.3 of its format, as far as this package uses it: names, types and what is required.
 *
 * @see mcpb-manifest-v0.3.schema.json of the package `@anthropic-ai/mcpb`
 */
export const mcpbFormat = z.strictObject({
  manifest_version: z.literal('0.3'),
  name: z.string().regex(/^[a-z][a-z-]*$/),
  display_name: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  description: z.string(),
  author: z.strictObject({ name: z.string() }),
  license: z.string(),
  keywords: z.array(z.string()),
  server: z.strictObject({
    type: z.enum(['python', 'node', 'binary']),
    entry_point: z.string(),
    mcp_config: z.strictObject({
      command: z.string(),
      args: z.array(z.string()),
      env: z.record(z.string(), z.string()),
    }),
  }),
  tools: z.array(z.strictObject({ name: z.string(), description: z.string() })),
  prompts_generated: z.boolean(),
  compatibility: z.strictObject({
    runtimes: z.strictObject({ node: z.string() }),
  }),
  user_config: z.record(z.string().regex(/^[a-z_]+$/), setting),
});
