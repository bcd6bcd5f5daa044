import type { Zod } from './question';
import * as schemas from './schemas';

/** How one connection stands, dataset by dataset and permission by permission. */
export const connectionReport = (z: Zod) =>
  z.object({
    asOf: schemas.asOf(z),
    id: z.string(),
    title: z.string(),
    connection: z.object({
      source: z.enum(['config', 'page']),
      cloud: z.enum(['global', 'usGov', 'usGovDod', 'china']),
      credential: z.enum([
        'clientSecret',
        'certificate',
        'federated',
        'managedIdentity',
        'application',
        'signIn',
      ]),
      clientId: z.string(),
      paused: z.boolean(),
      account: z
        .string()
        .optional()
        .describe('Who is signed in; left out without personal data'),
      connectedAt: z.string().optional(),
      connectedBy: z.string().optional(),
      asked: z
        .array(z.string())
        .optional()
        .describe('Permissions asked for at the last consent'),
      reconnect: z
        .string()
        .optional()
        .describe('Why only a new sign-in or credential helps'),
    }),
    sync: z.object({
      connectionId: z.string(),
      state: z.enum(['idle', 'running', 'failed', 'never']),
      startedAt: z.string().optional(),
      finishedAt: z.string().optional(),
      problem: z.string().optional(),
    }),
    datasets: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        product: z.string(),
        state: z.enum([
          'complete',
          'partial',
          'denied',
          'unlicensed',
          'roleMissing',
          'stale',
          'never',
        ]),
        explanation: z.string(),
        rows: z.number(),
        progress: z
          .object({
            rows: z.number(),
            requests: z.number(),
            startedAt: z.string(),
            waiting: z
              .string()
              .optional()
              .describe('What it waits for right now'),
            rowsPerSecond: z.number().optional(),
            waitedSeconds: z
              .number()
              .optional()
              .describe("Waited for Microsoft Graph's quota so far"),
            share: z
              .object({ done: z.number(), total: z.number() })
              .optional()
              .describe(
                'How far it is, in rows or persons; left out where nothing tells how much there is',
              ),
            expectedAt: z
              .string()
              .optional()
              .describe('When it ends if it goes on like this'),
          })
          .optional(),
        fallback: z
          .object({
            dataset: z.string(),
            title: z.string(),
            loses: z.string(),
          })
          .optional(),
      }),
    ),
    permissions: z.array(
      z.object({
        permission: z.string(),
        usedBy: z.string(),
        justification: z.string(),
        specification: z.boolean(),
        granted: z
          .boolean()
          .nullable()
          .describe(
            'null: no answer of Microsoft Graph has told yet, or it is for sign-ins only',
          ),
        signInOnly: z.boolean(),
        datasets: z.array(z.string()),
        features: z.array(z.string()),
        checks: z.array(z.string()),
        moreChecks: z.number().optional(),
        note: z.string().optional(),
      }),
    ),
    licences: z.array(
      z.object({ plan: z.string(), present: z.boolean().nullable() }),
    ),
    warnings: z.array(
      z.object({
        kind: z.enum(['permission', 'licence', 'role', 'stale', 'other']),
        permission: z.string().optional(),
        missing: z
          .array(z.string())
          .describe('Exactly the permissions still to be granted'),
        text: z.string(),
        datasets: z.array(z.string()),
        features: z.array(z.string()),
        checks: z.array(z.string()),
        moreChecks: z.number().optional(),
        fallback: z
          .array(
            z.object({
              dataset: z.string(),
              title: z.string(),
              loses: z.string(),
            }),
          )
          .optional()
          .describe('What is used instead, and what that loses'),
      }),
    ),
    leftOut: z
      .object({ datasets: z.number(), permissions: z.number() })
      .optional()
      .describe('Complete and granted ones, which detailed shows too'),
    more: z
      .object({
        datasets: z.number(),
        permissions: z.number(),
        warnings: z.number(),
        say: z.string(),
      })
      .optional()
      .describe('That ask for work, too, and are not listed'),
  });
