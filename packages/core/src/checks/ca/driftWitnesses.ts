import {
  driftSentence,
  type Drift,
  type DriftCause,
  type DriftKind,
} from '../../conditionalAccess/drift';
import { changeSentence } from '../../conditionalAccess';
import {
  signInSentence,
  type TenantReading,
} from '../../conditionalAccess/tenant';
import type {
  ChangedThing,
  EarlierView,
  EntityKind,
  KnownChange,
  Severity,
  Witness,
} from '../../model';
import type { SignInDataset, SignInView } from './signIns';

interface Between {
  before: TenantReading;
  after: TenantReading;
  found: Drift;
}

type Earlier = EarlierView<SignInDataset>;

/** One witness for each thing that was changed: what it opened to whom, and who changed it. */
export async function driftWitnesses(
  view: SignInView,
  earlier: Earlier,
  between: Between,
): Promise<Witness[]> {
  const { causes, policiesChanged } = between.found;
  const labels = await labelsOf(view, between);
  const named = (kind: EntityKind) => (id: string) => ({
    kind,
    id,
    label: labels.get(id) ?? id,
  });
  const known = await lastChanges(earlier, causes);
  return causes.map(cause => ({
    key: cause.key,
    severity: severityOf(cause),
    statement: driftSentence(cause, policiesChanged),
    affected: [
      ...cause.policies
        .filter(id => labels.has(id))
        .map(named('conditionalAccessPolicy')),
      ...cause.objects
        .filter(id => !cause.policies.includes(id))
        .map(named(objectKind(cause.kind))),
      ...idsOf(cause).map(named('user')),
    ],
    facts: {
      ...factsOf(cause),
      since: earlier.at,
      ...whoFacts(known.get(cause) ?? []),
    },
  }));
}

function idsOf({ people }: DriftCause): string[] {
  return [...people].flatMap(({ ids }) => [...ids]);
}

function objectKind(kind: DriftKind): EntityKind {
  if (kind === 'locationChanged') return 'namedLocation';
  if (kind === 'strengthChanged') return 'policy';
  if (kind === 'roleGained' || kind === 'roleLost') return 'role';
  return kind.startsWith('policy') || kind === 'other'
    ? 'conditionalAccessPolicy'
    : 'group';
}

/** An administrator who needs no second factor, from anywhere, is the tenant; a way in from inside is one worse step away. */
function severityOf({ kind, people, opens }: DriftCause): Severity {
  const admin = [...people].some(({ privileged }) => privileged === 'active');
  const [{ change }] = opens;
  // What is trusted now by a changed location was not trusted before it was changed.
  const outside =
    kind === 'locationChanged' ||
    /^(anyone|claimedPlatformOnly)$/.test(change.reach);
  const weaker = opens.every(({ requirement: { id } }) =>
    /^(phishingResistantMfa|managedDevice|block)$/.test(id),
  );
  const steps: Severity[] = ['critical', 'high', 'medium', 'low'];
  return steps[[!admin, !outside, weaker].filter(Boolean).length];
}

function factsOf({ opens, people, policies, kind }: DriftCause) {
  const [{ requirement, change }] = opens;
  const { identity } = change.witness;
  const person = identity.kind === 'user' ? identity.person.id : '';
  return {
    people: [...people].reduce((sum, { ids }) => sum + ids.length, 0),
    administrators: [...people]
      .filter(({ privileged }) => privileged === 'active')
      .reduce((sum, { ids }) => sum + ids.length, 0),
    changed: kind,
    requirements: [...new Set(opens.map(each => wordOf(each.requirement)))],
    policies,
    reach: change.reach,
    // Ids only: a name that somebody chose is no part of our sentences.
    change: changeSentence(requirement, {
      ...change,
      causes: change.causes.map(each => ({ ...each, displayName: null })),
    }),
    signIn: `${person}: ${signInSentence(change.witness)}`,
  };
}

function wordOf({ id, reading }: { id: string; reading?: string }): string {
  return reading ? `${id} ${reading}` : id;
}

/** More members than this are many people's doing. */
const MOST_ASKED = 20;

async function lastChanges(
  earlier: Earlier,
  causes: readonly DriftCause[],
): Promise<ReadonlyMap<DriftCause, KnownChange[]>> {
  const asked = causes.flatMap(cause =>
    thingsOf(cause)
      .slice(0, MOST_ASKED)
      .map(thing => ({ cause, thing })),
  );
  const found = await earlier.lastChanges(asked.map(({ thing }) => thing));
  const known = new Map<DriftCause, KnownChange[]>();
  asked.forEach(({ cause }, at) => {
    const change = found[at];
    if (change) known.set(cause, [...(known.get(cause) ?? []), change]);
  });
  return known;
}

function thingsOf(cause: DriftCause): ChangedThing<SignInDataset>[] {
  const { kind, objects } = cause;
  const rows = (dataset: SignInDataset) => objects.map(id => ({ dataset, id }));
  switch (kind) {
    case 'policyDeleted':
    case 'policyDisabled':
    case 'policyEdited':
      return rows('conditionalAccessPolicies');
    case 'locationChanged':
      return rows('namedLocations');
    case 'strengthChanged':
      return rows('authenticationStrengths');
    case 'groupJoined':
    case 'groupLeft':
    case 'personNew':
      return objects.flatMap(from =>
        idsOf(cause).map(to => ({
          relation: 'groups.members' as const,
          from,
          to,
        })),
      );
    default:
      return [];
  }
}

/** Somebody is named only where the log names the same one for all that was asked. */
function whoFacts(known: readonly KnownChange[]) {
  const ids = new Set(known.map(({ by }) => by?.id));
  const [by] = ids.size === 1 ? ids : [undefined];
  const seen = known.map(({ seenAt }) => seenAt).sort();
  return {
    changedBy: by ?? null,
    seenAt: seen[seen.length - 1] ?? null,
  };
}

/** What the objects and people of all causes are called, in one pass over each dataset that has one of them. */
async function labelsOf(
  view: SignInView,
  { before, after, found: { causes } }: Between,
): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  for (const { policies, tenant } of [before, after])
    for (const each of [
      ...policies,
      ...(tenant.namedLocations ?? []),
      ...(tenant.strengths ?? []),
    ])
      labels.set(each.id, each.displayName ?? each.id);
  const people = new Set(causes.flatMap(idsOf));
  for await (const row of view.rows('users', { ids: [...people] }))
    if (people.has(row.id))
      labels.set(row.id, row.displayName ?? row.userPrincipalName ?? row.id);
  const objects = new Set(causes.flatMap(each => each.objects));
  for (const kind of ['group', 'role'])
    if (causes.some(each => objectKind(each.kind) === kind))
      for await (const row of view.rows(
        kind === 'group' ? 'groups' : 'roleDefinitions',
        kind === 'group' ? { ids: [...objects] } : undefined,
      )) {
        const id = 'templateId' in row ? (row.templateId ?? row.id) : row.id;
        if (objects.has(id)) labels.set(id, row.displayName ?? id);
      }
  return labels;
}
