import type { ConditionalAccessPolicy } from '../../model';
import { excludedBy, MOST_EXCLUDED } from './caExcluded';
import { stateOf } from './caExplained';
import { excludedIn, fewIn, policyNames } from './caNames';
import { controlsOf, exclusionsOf, readingOfPolicy } from './caReading';
import { policyState } from './caInputSchemas';
import { policyList } from './caSchemas';
import type { CaPolicyItem, CaPolicyList } from './caShapes';
import { nextCursor, openCursor } from '../cursor';
import { cleanLabel } from '../label';
import type { Question, QuestionContext } from '../question';
import * as schemas from '../schemas';
import { asOf, scopeOf, type Scope } from '../scope';

interface Input {
  connection?: string;
  state?: CaPolicyItem['state'];
  query?: string;
  limit?: number;
  cursor?: string;
}

/** So many fit into 8 kB. */
const LIMIT = 8;
const FINDINGS = 10;

export const listPolicies: Question<Input, CaPolicyList> = {
  name: 'list_policies',
  title: 'Conditional Access policies',
  description:
    'Conditional Access policies with state (enabled, report-only, disabled), in plain words, with controls, exclusions, findings.',
  permission: 'entra.posture.read',
  input: z =>
    z.object({
      connection: schemas.connection(z),
      state: policyState(z).optional(),
      query: z.string().min(1).max(200).optional(),
      limit: schemas.limit(z),
      cursor: schemas.cursor(z),
    }),
  output: policyList,
  async answer({ connection, limit = LIMIT, cursor, ...filters }, context) {
    const scope = await scopeOf(context, connection);
    const found = (await policiesOf(context, scope)).filter(policy =>
      matches(policy, filters),
    );
    const paging = {
      question: 'list_policies',
      filters: { ...filters, limit },
      stamp: scope.stamp,
    };
    const position = openCursor(cursor, limit, paging);
    const next = nextCursor(position, found.length, paging);
    const shown = found.slice(position.offset, position.offset + limit);
    const names = await policyNames(
      context,
      scope,
      shown.flatMap(policy => [
        ...fewIn(policy),
        ...excludedIn(policy).slice(0, MOST_EXCLUDED),
      ]),
    );
    const items = await Promise.all(
      shown.map(async policy => ({
        ...(await itemOf(context, scope, policy)),
        reading: readingOfPolicy(policy, names),
        excluded: excludedBy(policy, names),
      })),
    );
    return {
      asOf: asOf(scope, ['conditionalAccessPolicies', 'securityDefaults']),
      total: found.length,
      items,
      ...(next ? { nextCursor: next } : {}),
      securityDefaults: await defaultsOf(context, scope),
      next:
        scope.completeness('conditionalAccessPolicies').state === 'complete'
          ? [
              {
                tool: 'check_ca_gaps',
                arguments: {},
                why: 'What these policies together leave open',
              },
            ]
          : [
              {
                tool: 'list_capabilities',
                arguments: {},
                why: 'Which permission makes policies readable',
              },
            ],
    };
  },
};

/** By name, which is how most tenants number their policies. */
async function policiesOf(
  { stores }: QuestionContext,
  scope: Scope,
): Promise<ConditionalAccessPolicy[]> {
  const found: ConditionalAccessPolicy[] = [];
  for await (const policy of stores.rows.stream(
    scope.connection.id,
    'conditionalAccessPolicies',
  ))
    found.push(policy);
  return found.sort(
    (one, other) =>
      nameOf(one).localeCompare(nameOf(other), 'en', { numeric: true }) ||
      (one.id < other.id ? -1 : 1),
  );
}

function nameOf({ displayName, id }: ConditionalAccessPolicy): string {
  return displayName ?? id;
}

function matches(
  policy: ConditionalAccessPolicy,
  { state, query }: Pick<Input, 'state' | 'query'>,
): boolean {
  if (state && stateOf(policy.state) !== state) return false;
  return !query || nameOf(policy).toLowerCase().includes(query.toLowerCase());
}

async function itemOf(
  { stores }: QuestionContext,
  scope: Scope,
  policy: ConditionalAccessPolicy,
): Promise<Omit<CaPolicyItem, 'reading'>> {
  const { items } = await stores.findings.list(
    {
      connectionId: scope.connection.id,
      status: 'open',
      entity: { kind: 'conditionalAccessPolicy', id: policy.id },
    },
    { limit: FINDINGS, offset: 0, sort: 'severity' },
  );
  const modifiedAt = policy.modifiedDateTime ?? policy.createdDateTime;
  return {
    policy: policy.id,
    label: cleanLabel(nameOf(policy)),
    state: stateOf(policy.state),
    controls: controlsOf(policy),
    exclusions: exclusionsOf(policy),
    ...(modifiedAt ? { modifiedAt } : {}),
    findings: items.map(({ id, checkId, severity }) => ({
      finding: id,
      check: checkId,
      severity,
    })),
  };
}

async function defaultsOf(
  { stores }: QuestionContext,
  scope: Scope,
): Promise<boolean | null> {
  if (scope.completeness('securityDefaults').state !== 'complete') return null;
  for await (const { isEnabled } of stores.rows.stream(
    scope.connection.id,
    'securityDefaults',
  ))
    if (isEnabled) return true;
  return false;
}
