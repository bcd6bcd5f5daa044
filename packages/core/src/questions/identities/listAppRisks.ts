import { appOrigin } from '../../checks/app/principals';
import type { Identity, ServicePrincipal } from '../../model';
import type { IdentityCause } from '../../store/ports';
import { nextCursor, openCursor } from '../cursor';
import { checkTitle } from '../items';
import { KeptReads } from '../KeptReads';
import { cleanLabel } from '../label';
import type { Question, QuestionContext } from '../question';
import * as schemas from '../schemas';
import { Scope, scopeOf } from '../scope';
import { identityStanding, score } from './identitySchemas';
import type { AppRisksList } from './identityShapes';
import { expiriesSchema, secretExpiries } from './secretExpiries';
import { identityItem, inventoryAsOf } from './inventory';

interface Input {
  connection?: string;
  risk?: keyof typeof risks;
  expiries?: boolean;
  limit?: number;
  cursor?: string;
}

const LIMIT = 25;

/** Which checks tell of each kind of risk: the beginnings of their ids. */
const risks = {
  permissions: [
    'app.tier0-permission',
    'app.tier1-permission',
    'app.data-permission',
    'app.third-party-risky',
    'priv.sp-admin',
  ],
  credentials: [
    'app.credential-',
    'app.sp-credential',
    'app.secret-privileged',
    'app.federated-credential',
    'app.multitenant-unlocked',
  ],
  owners: ['app.owner-', 'priv.escalation-path'],
  consent: [
    'app.user-consent-grant',
    'app.all-principals-grant',
    'app.assignment-open',
  ],
  redirects: ['app.redirect-uri'],
  behaviour: ['sig.', 'aud.', 'cmp.'],
} as const;

const names = Object.keys(risks) as [keyof typeof risks];

export const listAppRisks: Question<Input, AppRisksList> = {
  name: 'list_app_risks',
  title: 'Apps that are a risk',
  description:
    'Enterprise apps with open findings, riskiest first: high permissions, expiring credentials, owners, consent.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      risk: z.enum(names).optional(),
      expiries: z.boolean().optional().describe('Also when secrets end'),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: z =>
    z.object({
      asOf: schemas.asOf(z),
      total: z.number(),
      expiries: expiriesSchema(z).optional(),
      items: z.array(
        schemas.entityItem(z).extend({
          enabled: z.boolean().nullable(),
          standing: identityStanding(z).nullable(),
          score: score(z),
          high: score(z),
          origin: z
            .enum(['tenant', 'foreign'])
            .describe('Of this tenant, or of another organisation'),
          publisher: z.string().optional(),
          findings: z.array(
            z.object({
              finding: z.string(),
              check: z.string(),
              title: z.string(),
              severity: schemas.severity(z),
            }),
          ),
        }),
      ),
      nextCursor: z.string().optional(),
      next: schemas.nextCalls(z),
    }),
  async answer({ connection, risk, expiries, limit = LIMIT, cursor }, context) {
    const scope = await scopeOf(context, connection);
    const causes = await causesOfApps(context, scope, risk);
    const paging = {
      question: 'list_app_risks',
      filters: { risk, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const { total, items } = await context.stores.identities.list(
      scope.connection.id,
      { kinds: ['servicePrincipal'], ids: [...causes.keys()] },
      { ...position, sort: 'score' },
    );
    const next = nextCursor(position, total, paging);
    const shown = await itemsOf(items, causes, context, scope);
    return {
      asOf: await inventoryAsOf(
        scope,
        [
          'applications',
          'servicePrincipals',
          'graphAppRoleAssignments',
          'oauth2PermissionGrants',
        ],
        context,
      ),
      total,
      ...(expiries
        ? { expiries: await secretExpiries(context, scope.connection.id) }
        : {}),
      items: shown,
      ...(next ? { nextCursor: next } : {}),
      next: shown[0]?.findings.length
        ? [
            {
              tool: 'explain_finding',
              arguments: { finding: shown[0].findings[0].finding },
              why: 'What is wrong with the riskiest app, and how to fix it',
            },
          ]
        : [],
    };
  },
};

type CausesOfApps = ReadonlyMap<string, readonly IdentityCause[]>;

const kept = new KeptReads<CausesOfApps>(
  ['applications', 'servicePrincipals'],
  4,
);

/** Open findings by service principal, of this risk. */
async function causesOfApps(
  context: QuestionContext,
  scope: Scope,
  risk: Input['risk'],
): Promise<CausesOfApps> {
  const stamp = await context.stores.findings.stamp(scope.connection.id);
  const all = await kept.of(context, scope, { also: stamp }, () =>
    readCauses(context, scope),
  );
  if (!risk) return all;
  const found = new Map<string, readonly IdentityCause[]>();
  for (const [id, causes] of all) {
    const own = causes.filter(({ checkId }) =>
      risks[risk].some(each => checkId.startsWith(each)),
    );
    if (own.length) found.set(id, own);
  }
  return found;
}

/** Those of a registration count for the app that signs in by it. */
async function readCauses(
  { stores }: QuestionContext,
  scope: Scope,
): Promise<CausesOfApps> {
  const { id } = scope.connection;
  const found = new Map<string, IdentityCause[]>();
  const ofRegistrations = new Map<string, IdentityCause[]>();
  const add = (
    to: Map<string, IdentityCause[]>,
    key: string,
    causes: readonly IdentityCause[],
  ) => to.set(key, [...(to.get(key) ?? []), ...causes]);
  for (const [kind, to] of [
    ['servicePrincipal', found],
    ['application', ofRegistrations],
  ] as const)
    for await (const cause of stores.identities.causes(id, { kind }))
      add(to, cause.entityId, [cause]);
  if (!ofRegistrations.size) return found;
  const byAppId = new Map<string, IdentityCause[]>();
  for await (const row of stores.rows.stream(id, 'applications', {
    ids: [...ofRegistrations.keys()],
  })) {
    const own = ofRegistrations.get(row.id);
    if (row.appId && own) byAppId.set(row.appId, own);
  }
  for await (const row of stores.rows.stream(id, 'servicePrincipals')) {
    const own = row.appId ? byAppId.get(row.appId) : undefined;
    if (own) add(found, row.id, own);
  }
  return found;
}

async function itemsOf(
  page: readonly Identity[],
  causes: CausesOfApps,
  context: QuestionContext,
  { connection }: Scope,
): Promise<AppRisksList['items']> {
  const { stores, caller } = context;
  const rows = new Map<string, ServicePrincipal>(
    (
      await stores.rows.getMany(
        connection.id,
        'servicePrincipals',
        page.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  );
  return page.map(identity => {
    const row = rows.get(identity.id);
    const { kind, entity, label, enabled, standing, ...rest } = identityItem(
      identity,
      caller,
    );
    const publisher = row?.verifiedPublisher?.displayName;
    return {
      kind,
      entity,
      label,
      enabled,
      standing,
      score: rest.score,
      high: rest.high,
      origin:
        row && appOrigin(row, connection.tenantId) === 'foreign'
          ? 'foreign'
          : 'tenant',
      ...(publisher ? { publisher: cleanLabel(publisher) } : {}),
      findings: (causes.get(identity.id) ?? []).map(
        ({ findingId, checkId, severity }) => ({
          finding: findingId,
          check: checkId,
          title: checkTitle(checkId, context),
          severity,
        }),
      ),
    };
  });
}
