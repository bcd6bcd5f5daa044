import { indexPeople } from '../../conditionalAccess/people';
import { readGrant } from '../../conditionalAccess/controls';
import { countPeople, figure } from '../../conditionalAccess/tenant';
import {
  defineCheck,
  type AffectedEntity,
  type ConditionalAccessPolicy,
} from '../../model';
import { policyRef, wholePolicies } from './policies';
import { coverageOf, signInNeeds, signInUses } from './signIns';

export const exclusionSprawl = defineCheck({
  id: 'ca.exclusion-sprawl',
  family: 'ca',
  title: 'A policy leaves out too many people',
  severity: 'medium',
  whyItMatters:
    'Exclusions are made for a day and stay for years. Each person whom a policy leaves out signs in as if it did not exist, and nobody looks at a list that grew long.',
  howToFix: [
    'Look through whom the policy leaves out, and take everyone out of the list who has no reason any more.',
    'Leave out one group that is reviewed every few weeks, and never people one by one.',
  ],
  falsePositives: [
    'People for whom another policy of their own asks the same or more.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/conditional-access-exclusion',
    ],
  },
  thresholds: {
    people: {
      value: 5,
      min: 0,
      max: 1000000,
      unit: 'people',
      title: 'So many may be left out of a policy in a tenant of any size',
    },
    percent: {
      value: 1,
      min: 0,
      max: 100,
      unit: '% of enabled members',
      title: 'So many may be left out of a policy, where that is more people',
    },
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const { reading } = await coverageOf(view);
    const judged = (await wholePolicies(view)).filter(
      ({ enabled, policy }) => enabled && asksOrBlocks(policy),
    );
    const members = countPeople(
      reading.people.filter(({ sample }) => !sample.guestType),
    );
    const usual = Math.max(
      view.threshold('people'),
      Math.floor((members * view.threshold('percent')) / 100),
    );
    const counts = leftOutOf(
      judged.map(({ policy }) => policy),
      reading.people,
    );
    const found = judged.flatMap((whole, at) =>
      counts[at] > usual ? [{ whole, people: counts[at] }] : [],
    );
    if (!found.length)
      return {
        outcome: 'pass',
        evidence: { policies: judged.length, mostLeftOut: usual },
      };
    const named = await labelsOf(
      view,
      found.flatMap(({ whole }) => whole.excluded.groups),
    );
    return {
      outcome: 'fail',
      witnesses: found.map(({ whole, people }) => ({
        key: whole.policy.id,
        statement: `An enforced policy leaves out ${figure(people)} people whom it is for, where ${figure(usual)} are the most that is usual.`,
        affected: [policyRef(whole), ...whole.excluded.groups.map(named)],
        facts: {
          people,
          usual,
          enabledMembers: members,
          excludedGroups: whole.excluded.groups.length,
          excludedOneByOne: whole.excluded.users.length,
        },
      })),
    };
  },
});

function asksOrBlocks(policy: ConditionalAccessPolicy): boolean {
  return readGrant(policy, {}).controls.some(({ kind }) =>
    /^(block|mfa|strength)$/i.test(kind),
  );
}

/** Of each policy, how many people it would be for if it named no user and no group to leave out. */
function leftOutOf(
  policies: readonly ConditionalAccessPolicy[],
  people: Awaited<ReturnType<typeof coverageOf>>['reading']['people'],
): number[] {
  const asIs = indexPeople(policies);
  const toAll = indexPeople(policies.map(withoutNamedExclusions));
  const counts = policies.map(() => 0);
  for (const { sample, ids } of people) {
    const identity = { kind: 'user' as const, person: sample };
    const out =
      toAll.signature(identity).sure & ~asIs.signature(identity).maybe;
    policies.forEach((_, at) => {
      if (out & (1n << BigInt(at))) counts[at] += ids.length;
    });
  }
  return counts;
}

function withoutNamedExclusions(
  policy: ConditionalAccessPolicy,
): ConditionalAccessPolicy {
  const { conditions } = policy;
  return {
    ...policy,
    conditions: {
      ...conditions,
      users: { ...conditions?.users, excludeUsers: [], excludeGroups: [] },
    },
  };
}

async function labelsOf(
  view: {
    rows(
      dataset: 'groups',
      of: { ids: readonly string[] },
    ): AsyncIterable<GroupName>;
  },
  groups: readonly string[],
): Promise<(id: string) => AffectedEntity> {
  const wanted = new Set(groups.map(id => id.toLowerCase()));
  const found = new Map<string, AffectedEntity>();
  for await (const { id, displayName } of view.rows('groups', {
    ids: [...new Set([...groups, ...wanted])],
  }))
    if (wanted.has(id.toLowerCase()))
      found.set(id.toLowerCase(), {
        kind: 'group',
        id,
        label: displayName ?? id,
      });
  return id => found.get(id.toLowerCase()) ?? { kind: 'group', id, label: id };
}

interface GroupName {
  id: string;
  displayName?: string | null;
}
