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
  thresholds: {
    fewest: {
      value: 2,
      min: 1,
      max: 5,
      unit: 'people',
      title: 'The fewest that keep the tenant from being locked out',
    },
    usual: {
      value: 4,
      min: 1,
      max: 50,
      unit: 'people',
      title: 'Up to so many nobody asks why',
    },
    most: {
      value: 8,
      min: 1,
      max: 100,
      unit: 'people',
      title: 'Above, it is of the highest severity',
    },
  },
  needs: holderNeeds,
  uses: holderUses,
  async evaluate(view) {
    const fewest = view.threshold('fewest');
    const most = view.threshold('most');
    const usual = Math.min(view.threshold('usual'), most);
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
    if (holders.gaps.length && counted.length <= most)
      return { outcome: 'unknown', because: holders.gaps };
    if (counted.length >= fewest && counted.length <= usual)
      return { outcome: 'pass', evidence: { count: counted.length } };
    const outside = counted.length < fewest || counted.length > most;
    const severity: Severity = outside ? 'medium' : 'low';
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: counted.length < fewest ? 'few' : 'many',
          severity,
          statement: `${counted.length} enabled people are Global Administrator or may become it; ${numeral(fewest)} to ${numeral(usual)} are usual, ${numeral(most)} the most.`,
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
          facts: { count: counted.length, fewest, most },
        },
      ],
    };
  },
});

const numerals = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

/** As people write small numbers. */
function numeral(count: number): string {
  return numerals[count] ?? String(count);
}
