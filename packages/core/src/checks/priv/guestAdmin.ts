import { defineCheck, Witness } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  roleNames,
  userRef,
  usersAmong,
} from './holders';

export const guestAdmin = defineCheck({
  id: 'priv.guest-admin',
  family: 'priv',
  title: 'Guest with a privileged role',
  severity: 'high',
  whyItMatters:
    'A guest signs in at another organisation: its passwords, factors and leavers are not yours to see, the role is in your tenant.',
  howToFix: [
    'Give the person an account of your own for the work, with your methods and reviews.',
    'Remove the role from the guest.',
  ],
  falsePositives: [
    'Partners who administer the tenant under a contract and whose second factor is trusted on purpose.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/fundamentals/users-default-permissions',
    ],
  },
  needs: holderNeeds,
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 2);
    const users = await usersAmong(view, principalIds(holders));
    const guests = [...users.values()].filter(
      ({ userType, userPrincipalName }) =>
        userType === 'Guest' || Boolean(userPrincipalName?.includes('#EXT#')),
    );
    if (!guests.length) {
      return holders.gaps.length
        ? { outcome: 'unknown', because: holders.gaps }
        : { outcome: 'pass', evidence: { holders: users.size } };
    }
    return {
      outcome: 'fail',
      witnesses: guests.map((user): Witness => {
        const names = roleNames(holders, user.id);
        return {
          key: user.id,
          statement: `A guest holds ${names.join(', ')}.`,
          affected: [
            {
              ...userRef(user),
              facts: {
                userType: user.userType ?? null,
                accountEnabled: user.accountEnabled ?? null,
                roles: names,
              },
            },
          ],
          facts: { roles: names },
        };
      }),
    };
  },
});
