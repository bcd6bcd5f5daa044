import { defineCheck } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  userRef,
  usersAmong,
} from './holders';
import { globalAdministrator } from './roleTiers';

export const gaRatio = defineCheck({
  id: 'priv.ga-ratio',
  family: 'priv',
  title: 'More Global Administrators than administrators with lesser roles',
  severity: 'low',
  whyItMatters:
    'Where most administrators are Global Administrators, daily work is done with the key to everything: a mail read at the wrong moment costs the tenant instead of a mailbox.',
  howToFix: [
    'See in the audit log what each Global Administrator does, and give them the roles that this needs, as eligible assignments.',
    'Keep Global Administrator for two emergency accounts and the few who need it.',
  ],
  falsePositives: [
    'Small tenants in which two people do everything.',
    'Work that is done by roles below the two highest tiers, which are not counted.',
  ],
  references: {
    mitre: ['T1078.004'],
    scuba: ['MS.AAD.7.2v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
      'https://learn.microsoft.com/entra/identity/role-based-access-control/delegate-by-task',
    ],
  },
  needs: holderNeeds,
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 1);
    // Whom one cannot see may be on either side.
    if (holders.gaps.length)
      return { outcome: 'unknown', because: holders.gaps };
    const users = await usersAmong(view, principalIds(holders));
    const global = new Set(
      holders.holdings
        .filter(({ role }) => role.templateId === globalAdministrator)
        .map(({ principalId }) => principalId),
    );
    const enabled = [...users.values()].filter(
      ({ accountEnabled }) => accountEnabled === true,
    );
    const administrators = enabled.filter(({ id }) => global.has(id));
    const others = enabled.length - administrators.length;
    const facts = { globalAdministrators: administrators.length, others };
    if (administrators.length <= others)
      return { outcome: 'pass', evidence: facts };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${administrators.length} enabled people are Global Administrator or may become it; ${others} others hold a powerful role.`,
          affected: administrators.map(userRef),
          facts,
        },
      ],
    };
  },
});
