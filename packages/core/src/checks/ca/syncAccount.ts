import type { WholePolicy } from '../../conditionalAccess';
import { readMemberships } from '../../conditionalAccess/tenant';
import { defineCheck, type CheckView } from '../../model';
import {
  holderNeeds,
  holderUses,
  roleHolders,
  userRef,
  usersAmong,
} from '../priv/holders';
import { policyRef, securityDefaultsOn, wholePolicies } from './policies';
import { defaultsOn } from './signIns';

const directorySynchronization = 'd29b2b05-8046-44ba-8758-1e26182fcf32';

export const syncAccount = defineCheck({
  id: 'ca.sync-account',
  family: 'ca',
  title: 'A policy locks out the account that synchronizes the directory',
  severity: 'low',
  whyItMatters:
    'The account of Entra Connect signs in without a person: it can answer no prompt. A policy that asks it for a second factor or blocks it stops synchronization, and people who left stay in the cloud.',
  howToFix: [
    'Leave the role Directory Synchronization Accounts out of policies that ask for multifactor authentication or block.',
    'Or let Entra Connect sign in as an application, and remove the account.',
    'Keep the account to the address of the server by a policy of its own.',
  ],
  falsePositives: [
    'Accounts of a server that was taken down: remove them.',
    'Policies that leave out the resource to which Entra Connect signs in.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-mfa-strength',
    ],
  },
  needs: ['conditionalAccessPolicies', 'securityDefaults', ...holderNeeds],
  uses: holderUses,
  async evaluate(view) {
    if (await securityDefaultsOn(view)) return defaultsOn;
    const holders = await roleHolders(view, 0);
    const accounts = await usersAmong(
      view,
      new Set(
        holders.holdings
          .filter(
            ({ role, how }) =>
              how === 'active' && role.templateId === directorySynchronization,
          )
          .map(({ principalId }) => principalId),
      ),
    );
    if (!accounts.size)
      return {
        outcome: 'notApplicable',
        because: 'No account synchronizes the directory.',
      };
    const lockingOut = (await wholePolicies(view)).filter(
      whole =>
        whole.enabled &&
        whole.allApps &&
        !whole.narrowing.size &&
        (whole.requiresMfa || whole.blocks),
    );
    const groups = await groupsOf(view, lockingOut, [...accounts.keys()]);
    const witnesses = [...accounts.values()].flatMap(user => {
      const policies = lockingOut.filter(whole =>
        reaches(whole, low(user.id), groups.get(low(user.id))!),
      );
      return policies.length
        ? [
            {
              key: user.id,
              statement: `The account that synchronizes the directory is reached by ${policies.length === 1 ? 'a policy' : `${policies.length} policies`} that it cannot satisfy.`,
              affected: [userRef(user), ...policies.map(policyRef)],
              facts: {
                accountEnabled: user.accountEnabled ?? null,
                policies: policies.length,
              },
            },
          ]
        : [];
    });
    return witnesses.length
      ? { outcome: 'fail', witnesses }
      : { outcome: 'pass', evidence: { accounts: accounts.size } };
  },
});

function low(id: string): string {
  return id.toLowerCase();
}

/** Of the groups that the policies name, those that each account is in, nested ones included. */
async function groupsOf(
  view: CheckView<'groups'>,
  policies: readonly WholePolicy[],
  accounts: readonly string[],
): Promise<Map<string, Set<string>>> {
  const memberships = await readMemberships(
    ids => view.relations('groups.members', { from: ids }),
    policies.flatMap(({ policy, excluded }) => [
      ...(policy.conditions?.users?.includeGroups ?? []),
      ...excluded.groups,
    ]),
  );
  return new Map(
    accounts.map(id => [
      low(id),
      new Set(memberships.groups(memberships.of(id))),
    ]),
  );
}

function reaches(
  { policy, allUsers, roles, excluded }: WholePolicy,
  account: string,
  groups: ReadonlySet<string>,
): boolean {
  const { includeUsers = [], includeGroups = [] } =
    policy.conditions?.users ?? {};
  const names = (ids: readonly string[]) => ids.map(low).includes(account);
  const holds = (ids: readonly string[]) => ids.some(id => groups.has(low(id)));
  return (
    (allUsers ||
      names(includeUsers) ||
      holds(includeGroups) ||
      roles.has(directorySynchronization)) &&
    !names(excluded.users) &&
    !holds(excluded.groups) &&
    !excluded.roles.includes(directorySynchronization)
  );
}
