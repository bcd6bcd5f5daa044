import { evaluate, standInFor } from '../capability';
import type { Dataset } from '../datasets';
import {
  Completeness,
  Connection,
  DatasetId,
  explainCompleteness,
} from '../model';
import { catalogueOf } from './items';
import { cleanLabel } from './label';
import type { Question, QuestionContext } from './question';
import { QuestionError } from './questionError';
import * as schemas from './schemas';
import { asOf, Scope, scopeOf } from './scope';
import type { CapabilityReport, ConnectionReport } from './shapes';

export const listCapabilities: Question<
  { connection?: string },
  CapabilityReport
> = {
  name: 'list_capabilities',
  title: 'What each connection can do',
  description:
    'Connections, sync progress, permissions and what they let it read, how complete each dataset is, and what a missing permission, licence or role makes unknown.',
  permission: 'entra.posture.read',
  input: z => z.object({ connection: schemas.connection(z) }),
  output: z =>
    z.object({
      connections: z.array(
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
        }),
      ),
      addedChecks: z
        .array(z.object({ check: z.string(), title: z.string() }))
        .optional()
        .describe('Checks that were added to the product; absent: none'),
    }),
  async answer({ connection }, context) {
    const all = await context.connections();
    const wanted =
      connection === undefined
        ? all
        : all.filter(({ id }) => id === connection);
    if (connection !== undefined && !wanted.length) {
      throw new QuestionError(
        'notFound',
        `There is no connection ${JSON.stringify(connection)}; there are ${all.map(({ id }) => id).join(', ') || 'none'}.`,
      );
    }
    const { added } = catalogueOf(context);
    return {
      connections: await Promise.all(wanted.map(each => report(each, context))),
      ...(added.length
        ? {
            addedChecks: added.map(({ id, title }) => ({ check: id, title })),
          }
        : {}),
    };
  },
};

async function report(
  connection: Connection,
  context: QuestionContext,
): Promise<ConnectionReport> {
  const scope = await scopeOf(context, connection.id);
  const { datasets } = scope;
  const catalogue = catalogueOf(context);
  const { claimed, reconnect, ...sync } = scope.status;
  const completeness = new Map(
    datasets.map(({ id }) => [id, scope.completeness(id)]),
  );
  const { permissions, licences, warnings } = evaluate({
    datasets,
    // What nobody wants to know is missed by nobody.
    checks: catalogue.all.filter(({ id }) => !catalogue.settings(id).mute),
    completeness,
    claimed,
    mode: scope.mode,
    plans: await plansOf(context, scope),
  });
  return {
    asOf: asOf(scope),
    id: connection.id,
    title: connection.title,
    connection: connectionLine(connection, reconnect, context),
    sync,
    datasets: datasets.map(dataset =>
      datasetLine(dataset, scope, completeness),
    ),
    permissions: permissions.map(({ note, ...each }) => ({
      ...each,
      ...(note ? { note } : {}),
    })),
    licences,
    warnings,
  };
}

/** How it is connected, without any secret. The names of who connected it are people's. */
function connectionLine(
  connection: Connection,
  reconnect: string | undefined,
  { caller }: QuestionContext,
): ConnectionReport['connection'] {
  const { source, cloud, credential, clientId, paused } = connection;
  const { account, connectedAt, connectedBy, asked } = connection;
  return {
    source,
    cloud,
    credential,
    clientId,
    paused,
    ...(account && caller.personalData ? { account: cleanLabel(account) } : {}),
    ...(connectedAt ? { connectedAt } : {}),
    ...(connectedBy && caller.personalData ? { connectedBy } : {}),
    ...(asked ? { asked: [...asked] } : {}),
    ...(reconnect ? { reconnect } : {}),
  };
}

function datasetLine(
  dataset: Dataset,
  scope: Scope,
  all: ReadonlyMap<DatasetId, Completeness>,
): ConnectionReport['datasets'][number] {
  const { id, title, product } = dataset;
  const state = scope.states.get(id);
  const completeness = scope.completeness(id);
  const underWay =
    state?.openSequence !== undefined && scope.status.state === 'running';
  const [fallback] = standInFor(dataset, {
    datasets: scope.datasets,
    completeness: all,
  });
  return {
    id,
    title,
    product,
    state: completeness.state,
    explanation: explainCompleteness(title, completeness),
    rows: state?.rowCount ?? 0,
    ...(underWay
      ? {
          progress: {
            rows: state.rowsRead,
            requests: state.requests,
            startedAt: state.startedAt ?? '',
            ...(state.waiting ? { waiting: state.waiting } : {}),
            ...state.progress,
          },
        }
      : {}),
    ...(fallback ? { fallback } : {}),
  };
}

async function plansOf(
  { stores }: QuestionContext,
  scope: Scope,
): Promise<ReadonlySet<string> | undefined> {
  if (scope.completeness('subscribedSkus').state !== 'complete')
    return undefined;
  const plans = new Set<string>();
  for await (const { servicePlans } of stores.rows.stream(
    scope.connection.id,
    'subscribedSkus',
  )) {
    for (const { servicePlanName, provisioningStatus } of servicePlans ?? []) {
      if (servicePlanName && provisioningStatus === 'Success')
        plans.add(servicePlanName);
    }
  }
  return plans;
}
