import { z } from 'zod';

/*
 * What the registry of MCP servers takes, in its format of 2025-12-11. Stricter in one thing: a key that the format does
 * not know is a slip of ours.
 *
 * Names, types and bounds: https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json
 * What it asks for beyond them: internal/validators/validators.go of github.com/modelcontextprotocol/registry
 */

const uri = z.url();
/** One version, never a range, and no tag. */
const version = z
  .string()
  .min(1)
  .max(255)
  .refine(
    text =>
      text !== 'latest' && !/^[\^~<>=]|\s-\s|\|\||(^|\.)[xX*](\.|$)/.test(text),
    'is no single version',
  );

const inputFields = {
  description: z.string().optional(),
  isRequired: z.boolean().optional(),
  isSecret: z.boolean().optional(),
  format: z.enum(['string', 'number', 'boolean', 'filepath']).optional(),
  default: z.string().optional(),
  placeholder: z.string().optional(),
  value: z.string().optional(),
  choices: z.array(z.string()).optional(),
};
const input = z.strictObject(inputFields);
const withVariables = {
  ...inputFields,
  variables: z.record(z.string(), input).optional(),
};
const keyValue = z.strictObject({ ...withVariables, name: z.string().min(1) });

const argument = z.discriminatedUnion('type', [
  z
    .strictObject({
      ...withVariables,
      type: z.literal('named'),
      name: z.string().regex(/^[^<>$ ]+$/),
      isRepeated: z.boolean().optional(),
    })
    .refine(
      ({ name, value, default: usual }) =>
        ![value, usual].some(text => text?.startsWith(name)),
      'repeats its name in its value',
    ),
  z
    .strictObject({
      ...withVariables,
      type: z.literal('positional'),
      valueHint: z.string().optional(),
      isRepeated: z.boolean().optional(),
    })
    .refine(
      ({ value, valueHint }) => value !== undefined || valueHint !== undefined,
      'has neither a value nor a hint',
    ),
]);

const overHttp = {
  type: z.enum(['streamable-http', 'sse']),
  url: z.string().regex(/^(https?:\/\/\S+|\{[a-zA-Z_]\w*\}\S*)$/),
  headers: z.array(keyValue).optional(),
};

const servedFrom = z.strictObject({
  registryType: z.enum(['npm', 'pypi', 'cargo', 'oci', 'nuget', 'mcpb']),
  registryBaseUrl: uri.optional(),
  identifier: z.string().regex(/^\S+$/),
  version: version.optional(),
  fileSha256: z
    .string()
    .regex(/^[a-f0-9]{64}$/)
    .optional(),
  runtimeHint: z.string().optional(),
  transport: z.union([
    z.strictObject({ type: z.literal('stdio') }),
    z.strictObject(overHttp),
  ]),
  runtimeArguments: z.array(argument).optional(),
  packageArguments: z.array(argument).optional(),
  environmentVariables: z.array(keyValue).optional(),
});

export const serverFormat = z.strictObject({
  $schema: z.literal(
    'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
  ),
  name: z
    .string()
    .min(3)
    .max(200)
    .regex(
      /^[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]\/[a-zA-Z0-9][a-zA-Z0-9._-]*[a-zA-Z0-9]$/,
    ),
  title: z.string().trim().min(1).max(100).optional(),
  description: z.string().min(1).max(100),
  version,
  websiteUrl: uri.startsWith('https://').optional(),
  repository: z
    .strictObject({
      url: uri,
      source: z.string(),
      id: z.string().optional(),
      subfolder: z
        .string()
        .regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/)
        .optional(),
    })
    .optional(),
  icons: z
    .array(
      z.strictObject({
        src: uri.startsWith('https://').max(255),
        mimeType: z
          .enum([
            'image/png',
            'image/jpeg',
            'image/jpg',
            'image/svg+xml',
            'image/webp',
          ])
          .optional(),
        sizes: z.array(z.string().regex(/^(\d+x\d+|any)$/)).optional(),
        theme: z.enum(['light', 'dark']).optional(),
      }),
    )
    .optional(),
  packages: z.array(servedFrom).optional(),
  remotes: z
    .array(
      z.strictObject({
        ...overHttp,
        variables: z.record(z.string(), input).optional(),
      }),
    )
    .optional(),
});
