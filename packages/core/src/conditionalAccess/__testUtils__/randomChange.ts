import fc from 'fast-check';
import type { ConditionalAccessPolicy } from '../../model';
import type { CaPopulatedTenant } from '../coverage';
import { randomGrant, randomPolicy, state } from './randomPolicy';
import { namedLocations } from './randomTenant';
import { groups } from './vocabulary';

export interface RandomState {
  policies: ConditionalAccessPolicy[];
  tenant: CaPopulatedTenant;
}

type Change = (
  policies: readonly ConditionalAccessPolicy[],
  tenant: CaPopulatedTenant,
) => RandomState;

const at = <T>(list: readonly T[], nth: number) => nth % list.length;

const edits: fc.Arbitrary<Change>[] = [
  // A policy goes.
  fc.nat(5).map(nth => (policies, tenant) => ({
    policies: policies.filter((_, index) => index !== at(policies, nth)),
    tenant,
  })),
  // One comes.
  randomPolicy.map(added => (policies, tenant) => ({
    policies: [...policies, { ...added, id: 'added' }],
    tenant,
  })),
  fc.tuple(fc.nat(5), state).map(([nth, to]) => (policies, tenant) => ({
    policies: policies.map((each, index) =>
      index === at(policies, nth) ? { ...each, state: to } : each,
    ),
    tenant,
  })),
  // Conditions of another policy, under the same id.
  fc.tuple(fc.nat(5), randomPolicy).map(([nth, to]) => (policies, tenant) => ({
    policies: policies.map((each, index) =>
      index === at(policies, nth)
        ? { ...each, conditions: to.conditions }
        : each,
    ),
    tenant,
  })),
  fc.tuple(fc.nat(5), randomGrant).map(([nth, to]) => (policies, tenant) => ({
    policies: policies.map((each, index) =>
      index === at(policies, nth)
        ? ({ ...each, grantControls: to } as ConditionalAccessPolicy)
        : each,
    ),
    tenant,
  })),
  fc.nat(5).map(nth => (policies, tenant) => ({
    policies: policies.map((each, index) =>
      index === at(policies, nth) && each.conditions?.users
        ? {
            ...each,
            conditions: {
              ...each.conditions,
              users: {
                ...each.conditions.users,
                excludeGroups: [
                  ...(each.conditions.users.excludeGroups ?? []),
                  'g1',
                ],
              },
            },
          }
        : each,
    ),
    tenant,
  })),
  // Somebody moves to another group.
  fc.constantFrom(...groups).map(group => (policies, tenant) => ({
    policies: [...policies],
    tenant: {
      ...tenant,
      people: [...tenant.people].map((each, index) =>
        index % 2
          ? { ...each, groups: each.groups && [...each.groups, group] }
          : each,
      ),
    },
  })),
  namedLocations.map(to => (policies, tenant) => ({
    policies: [...policies],
    tenant: { ...tenant, namedLocations: to },
  })),
  fc.constantFrom('fido2', 'password').map(method => (policies, tenant) => ({
    policies: [...policies],
    tenant: {
      ...tenant,
      strengths: [{ id: 'tenant strength', allowedCombinations: [method] }],
    },
  })),
  fc.boolean().map(mfa => (policies, tenant) => ({
    policies: [...policies],
    tenant: {
      ...tenant,
      inboundTrust: {
        standard: { mfa, compliantDevice: mfa, hybridJoinedDevice: !mfa },
      },
    },
  })),
];

/** One to three edits of policies, people, places, strengths or trust. */
export const randomChange: fc.Arbitrary<Change> = fc
  .array(fc.oneof(...edits), { minLength: 1, maxLength: 3 })
  .map(
    changes => (policies, tenant) =>
      changes.reduce<RandomState>(
        (sum, change) => change(sum.policies, sum.tenant),
        { policies: [...policies], tenant },
      ),
  );
