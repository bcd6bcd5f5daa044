import { defineCheck } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  roleNames,
  userRef,
  usersAmong,
} from './holders';

export const syncedAdmin = defineCheck({
  id: 'priv.synced-admin',
  family: 'priv',
  title: 'Administrator that is synchronized from on premises',
  severity: 'high',
  whyItMatters:
    'Whoever takes over the on-premises directory sets this account’s password and is administrator of the cloud too.',
  howToFix: [
    'Give the person a cloud-only account for the role, and remove the role from the synchronized one.',
  ],
  falsePositives: [
    'Accounts that were synchronized once and are being moved to the cloud.',
  ],
  references: {
    mitre: ['T1556.007'],
    cis: ['1.1.1'],
    scuba: ['MS.AAD.7.3v1'],
    urls: [
      'https://learn.microsoft.com/entra/architecture/protect-m365-from-on-premises-attacks',
    ],
  },
  needs: holderNeeds,
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    const users = await usersAmong(view, principalIds(holders));
    const synced = [...users.values()].filter(
      ({ onPremisesSyncEnabled }) => onPremisesSyncEnabled === true,
    );
    if (!synced.length) {
      return holders.gaps.length
        ? { outcome: 'unknown', because: holders.gaps }
        : { outcome: 'pass', evidence: { holders: users.size } };
    }
    return {
      outcome: 'fail',
      witnesses: synced.map(user => {
        const roles = roleNames(holders, user.id);
        return {
          key: user.id,
          statement: `An account from on premises holds ${roles.join(', ')}.`,
          affected: [
            {
              ...userRef(user),
              facts: {
                onPremisesSyncEnabled: true,
                accountEnabled: user.accountEnabled ?? null,
                roles,
              },
            },
          ],
          facts: { roles },
        };
      }),
    };
  },
});
