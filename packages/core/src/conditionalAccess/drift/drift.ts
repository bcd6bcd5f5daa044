/**
 * What has opened in a tenant between two readings of it, by what was changed: policies, and all that they rely on without
 * naming it: who is in a group, what a named location spans, what a strength takes.
 *
 *     reading then ──┐                      ┌─▶ group joined     3 people
 *                    ├─▶ compare ─▶ opens ──┼─▶ location changed 812 people
 *     reading now ───┘                      └─▶ policy disabled  1 person
 *
 * People whom neither time's policies can tell apart are compared once, so that it costs the kinds of people there are.
 */
import {
  compareCompiled,
  type CaChange,
  type RequirementComparison,
} from '../compare';
import { compilePolicies, type CompiledPolicies } from '../compile';
import type { Requirement } from '../requirements';
import { canonical } from '../sharedPolicies';
import { workKey, type TenantReading } from '../tenant';
import { pairReadings, type PeoplePair } from './pairReadings';
import {
  driftKinds,
  policiesChanged,
  whatChanged,
  type DriftThing,
} from './whatChanged';

export interface Opened {
  requirement: Requirement;
  /** With the ids of all whom it lets through by this cause. */
  change: CaChange;
}

export interface DriftCause extends DriftThing {
  /** Stable over time: the same thing done is the same cause. */
  key: string;
  /** Ids of the policies that no longer hold the sign-ins. */
  policies: string[];
  people: ReadonlySet<PeoplePair>;
  /** What it opens; the first is the one to tell of, by the easiest way in. */
  opens: [Opened, ...Opened[]];
}

export interface Drift {
  causes: DriftCause[];
  /** Of what nobody can tell whether it opened. */
  undecided: RequirementComparison[];
  policiesChanged: boolean;
  /** How many were compared. */
  people: number;
}

const everyone: Requirement[] = [
  { id: 'mfa' },
  { id: 'mfa', reading: 'passwordStops' },
  { id: 'legacyClientsBlocked' },
  { id: 'deviceCodeBlocked' },
  { id: 'registrationProtected' },
  { id: 'managedDevice' },
  { id: 'block' },
];
const administrators: Requirement = { id: 'phishingResistantMfa' };
/** What is told of, where several open as easily. */
const order = [...everyone, administrators];

const unexplained: DriftThing = { kind: 'other', objects: [] };

const ease = [
  'anyone',
  'claimedPlatformOnly',
  'trustedNetworkOnly',
  'managedDeviceOnly',
];

/** @param now - of the policies and settings after, where they are compiled already */
export function drift(
  before: TenantReading,
  after: TenantReading,
  now?: CompiledPolicies,
): Drift {
  const pairs = pairReadings(before, after);
  // Where policies and all that they rely on are the same, nothing opens but for who is not as they were.
  const isSame = isSameWorld(before, after);
  const compared = isSame
    ? pairs.filter(each => canonical(each.before) !== canonical(each.after))
    : pairs;
  const byId = new Map(pairs.map(pair => [pair.after.id, pair]));
  const changed = whatChanged(before, after);
  const causes = new Map<string, Growing>();
  const undecided: RequirementComparison[] = [];
  const to = now ?? compilePolicies(after.policies, after.tenant);
  const from = isSame ? to : compilePolicies(before.policies, before.tenant);
  for (const { requirement, people } of asked(before, compared)) {
    const [comparison] = compareCompiled(
      { ...sideOf(before, people, 'before'), compiled: from },
      { ...sideOf(after, people, 'after'), compiled: to },
      [requirement],
    ).requirements;
    if (comparison.verdict === 'unknown') undecided.push(comparison);
    for (const change of comparison.opens) {
      for (const [thing, of] of byThing(change, byId, changed))
        note(causes, thing, of, { requirement, change });
    }
  }
  return {
    causes: [...causes.values()].map(finished),
    undecided,
    policiesChanged: !isSame && policiesChanged(before, after),
    people: pairs.reduce((sum, { ids }) => sum + ids.length, 0),
  };
}

function isSameWorld(...sides: [TenantReading, TenantReading]): boolean {
  // Most are the same letter by letter, and so needed no properties put in order.
  if (workKey(sides[0]) === workKey(sides[1])) return true;
  const [one, other] = sides.map(({ policies, tenant }) =>
    canonical([
      policies,
      { ...tenant, groupIds: [...(tenant.groupIds ?? [])] },
    ]),
  );
  return one === other;
}

/** Only where a policy asked for a strength can one that resists phishing be lost. */
function asked(
  { policies }: TenantReading,
  pairs: readonly PeoplePair[],
): { requirement: Requirement; people: readonly PeoplePair[] }[] {
  const admins = pairs.filter(({ privileged }) => privileged === 'active');
  const strict = policies.some(
    each => each.grantControls?.authenticationStrength,
  );
  return [
    ...everyone.map(requirement => ({ requirement, people: pairs })),
    ...(strict ? [{ requirement: administrators, people: admins }] : []),
  ].filter(({ people }) => people.length);
}

function sideOf(
  { policies, tenant }: TenantReading,
  pairs: readonly PeoplePair[],
  side: 'before' | 'after',
) {
  return {
    policies,
    tenant: { ...tenant, people: pairs.map(each => each[side]) },
  };
}

/** One opened set of sign-ins by what each of its people owes it to: the same policy may leave them out by different groups. */
function byThing(
  { ids, causes }: CaChange,
  byId: ReadonlyMap<string, PeoplePair>,
  changed: ReturnType<typeof whatChanged>,
): Map<DriftThing, PeoplePair[]> {
  const found = new Map<string, [DriftThing, PeoplePair[]]>();
  for (const id of ids) {
    const pair = byId.get(id)!;
    const thing = causes
      .map(each => changed(each, pair))
      .reduce(
        (one, other) => (rank(other) < rank(one) ? other : one),
        unexplained,
      );
    const known = found.get(keyOf(thing));
    if (known) known[1].push(pair);
    else found.set(keyOf(thing), [thing, [pair]]);
  }
  return new Map(found.values());
}

function rank({ kind }: DriftThing): number {
  return driftKinds.indexOf(kind);
}

function keyOf({ kind, objects }: DriftThing): string {
  return [kind, ...objects].join(' ');
}

interface Growing extends DriftThing {
  key: string;
  policies: Set<string>;
  people: Set<PeoplePair>;
  opens: Opened[];
}

function note(
  causes: Map<string, Growing>,
  thing: DriftThing,
  of: readonly PeoplePair[],
  { requirement, change }: Opened,
): void {
  const key = keyOf(thing);
  const known: Growing = causes.get(key) ?? {
    ...thing,
    key,
    policies: new Set(),
    people: new Set(),
    opens: [],
  };
  causes.set(key, known);
  for (const { policyId } of change.causes) known.policies.add(policyId);
  for (const pair of of) known.people.add(pair);
  const ids = of.flatMap(each => each.ids);
  const [person] = of;
  known.opens.push({
    requirement,
    change: {
      ...change,
      ids,
      people: ids.length,
      witness: {
        ...change.witness,
        identity: { kind: 'user', person: person.after },
      },
    },
  });
}

function finished({ policies, opens, ...cause }: Growing): DriftCause {
  const [first, ...rest] = [...opens].sort(
    (one, other) =>
      ease.indexOf(one.change.reach) - ease.indexOf(other.change.reach) ||
      order.indexOf(one.requirement) - order.indexOf(other.requirement) ||
      other.change.ids.length - one.change.ids.length,
  );
  return { ...cause, policies: [...policies].sort(), opens: [first, ...rest] };
}
