import { defineCheck, Severity } from '../../model';
import {
  holderNeeds,
  holderUses,
  principalIds,
  roleHolders,
  userRef,
  usersAmong,
} from './holders';
import { globalAdministrator } from './roleTiers';

const FEWEST = 2;
const MOST = 8;
/** Above this the benchmarks already ask why. */
const COMFORTABLE = 4;

export const gaCount = defineCheck({
  id: 'priv.ga-count',
  family: 'priv',
  title: 'Too few or too many Global Administrators',
  severity: 'medium',
  whyItMatters:
    'Each Global Administrator is a key to everything. With one alone a lost phone locks the tenant out; with many, one careless click is enough.',
  howToFix: [
    'Keep two emergency accounts and as few named people as can do the work: two to four, and eight at most.',
    'Give the others the role their work needs, as eligible assignments.',
  ],
  falsePositives: ['Tenants that several organisations administer together.'],
  references: {
    mitre: ['T1078.004'],
    cis: ['1.1.3'],
    scuba: ['MS.AAD.7.1v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
    ],
  },
  needs: holderNeeds,
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 0);
    const users = await usersAmong(view, principalIds(holders));
    const counted = [...users.values()].filter(
      user =>
        user.accountEnabled === true &&
        holders.holdings.some(
          ({ principalId, role }) =>
            principalId === user.id && role.templateId === globalAdministrator,
        ),
    );
    // Eligible ones that cannot be seen only add to the number: too many stays too many, anything else is open.
    if (holders.gaps.length && counted.length <= MOST)
      return { outcome: 'unknown', because: holders.gaps };
    if (counted.length >= FEWEST && counted.length <= COMFORTABLE)
      return { outcome: 'pass', evidence: { count: counted.length } };
    const outside = counted.length < FEWEST || counted.length > MOST;
    const severity: Severity = outside ? 'medium' : 'low';
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: counted.length < FEWEST ? 'few' : 'many',
          severity,
          statement: `${counted.length} enabled people are Global Administrator or may become it; two to four are usual, eight the most.`,
          affected: counted.map(user => {
            const eligible = holders.holdings.every(
              ({ principalId, role, how }) =>
                principalId !== user.id ||
                role.templateId !== globalAdministrator ||
                how === 'eligible',
            );
            return {
              ...userRef(user),
              facts: { assignment: eligible ? 'eligible' : 'active' },
            };
          }),
          facts: { count: counted.length, fewest: FEWEST, most: MOST },
        },
      ],
    };
  },
});
