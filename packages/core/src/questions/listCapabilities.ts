import { evaluate, standInFor } from '../capability';
import type { Dataset } from '../datasets';
import {
  Completeness,
  Connection,
  DatasetId,
  explainCompleteness,
} from '../model';
import { catalogueOf } from './items';
import { connectionReport } from './capabilitySchemas';
import { conciseReport } from './conciseReport';
import { KeptReads } from './KeptReads';
import { cleanLabel } from './label';
import type { Question, QuestionContext } from './question';
import { QuestionError } from './questionError';
import * as schemas from './schemas';
import { asOf, Scope, scopeOf } from './scope';
import type { CapabilityReport, ConnectionReport } from './capabilityShapes';

export const listCapabilities: Question<
  { connection?: string; detail?: 'concise' | 'detailed' },
  CapabilityReport
> = {
  name: 'list_capabilities',
  title: 'What each connection can do',
  description:
    'Connections, sync progress, permissions and what they let it read, how complete each dataset is, and what a missing permission, licence or role makes unknown.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      detail: schemas.detail(z),
    }),
  output: z =>
    z.object({
      connections: z.array(connectionReport(z)),
      addedChecks: z
        .array(z.object({ check: z.string(), title: z.string() }))
        .optional()
        .describe('Checks that were added to the product; absent: none'),
    }),
  async answer({ connection, detail = 'concise' }, context) {
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
    const reports = await Promise.all(
      // They were just read.
      wanted.map(each =>
        report(each, { ...context, connections: async () => all }),
      ),
    );
    return {
      connections: detail === 'concise' ? reports.map(conciseReport) : reports,
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

const keptPlans = new KeptReads<ReadonlySet<string>>(['subscribedSkus'], 20);

function plansOf(
  context: QuestionContext,
  scope: Scope,
): Promise<ReadonlySet<string>> | undefined {
  if (scope.completeness('subscribedSkus').state !== 'complete')
    return undefined;
  return keptPlans.of(context, scope, {}, () => readPlans(context, scope));
}

async function readPlans(
  { stores }: QuestionContext,
  scope: Scope,
): Promise<ReadonlySet<string>> {
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
