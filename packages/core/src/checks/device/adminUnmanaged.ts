import { defineCheck, eachSelected } from '../../model';
import {
  holderNeeds,
  holderUses,
  isBreakGlass,
  principalIds,
  roleHolders,
  roleNames,
  userRef,
  usersAmong,
} from '../priv/holders';
import { owners } from './devices';

export const adminUnmanaged = defineCheck({
  id: 'device.admin-unmanaged',
  family: 'device',
  title: 'Administrator without a managed device',
  severity: 'high',
  whyItMatters:
    'Who has no managed device administers the tenant from one that nobody patches, encrypts or watches. What steals the session there has the tenant.',
  howToFix: [
    'Give each administrator a managed device, best one for administration alone.',
    'Then ask for a compliant device for administrators’ roles by Conditional Access: that someone has one does not say that they use it.',
  ],
  falsePositives: [
    'A second account of a person whose device is enrolled with the first.',
    'Devices that another product manages, or that are shared and have no primary user.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/security/privileged-access-workstations/privileged-access-devices',
    ],
  },
  needs: [...holderNeeds, 'managedDevices'],
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    const users = await usersAmong(view, principalIds(holders));
    const people = [...users.values()].filter(
      user =>
        user.accountEnabled === true &&
        // A guest's device is managed at home, and emergency accounts use any.
        user.userType !== 'Guest' &&
        !isBreakGlass(user, view.declarations.breakGlassAccounts),
    );
    const wanted = new Set(people.map(({ id }) => id));
    const owning = new Set<string>();
    await eachSelected(view, owners, userId => {
      if (wanted.has(userId)) owning.add(userId);
    });
    const without = people.filter(({ id }) => !owning.has(id));
    const because = holders.gaps;
    if (!without.length)
      return because.length
        ? { outcome: 'unknown', because }
        : { outcome: 'pass', evidence: { administrators: people.length } };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${without.length} of ${people.length} enabled administrators ${without.length === 1 ? 'has' : 'have'} no managed device.`,
          affected: without.map(user => ({
            ...userRef(user),
            facts: { roles: roleNames(holders, user.id), managedDevices: 0 },
          })),
          facts: { administrators: people.length, without: without.length },
        },
      ],
      ...(because.length ? { because } : {}),
    };
  },
});
