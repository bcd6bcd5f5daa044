import { defineCheck } from '../../model';
import { hasPlan, mailbox, plansNamed } from '../licensedPlans';
import {
  holderNeeds,
  holderUses,
  isBreakGlass,
  principalIds,
  roleHolders,
  roleNames,
  userRef,
  usersAmong,
} from './holders';

/**
 * Plans with which a person reads mail or opens documents.
 *
 * @see https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference
 */
const everyday = new RegExp(
  `${mailbox.source}|^OFFICESUBSCRIPTION|^OFFICE_BUSINESS`,
  'i',
);

export const licensedAdmin = defineCheck({
  id: 'priv.licensed-admin',
  family: 'priv',
  title: 'Administrators who read mail with the same account',
  severity: 'low',
  whyItMatters:
    'What is sent by mail, or opened in Office, reaches the account that can take the tenant over. An account that does nothing but administer is not there to be phished.',
  howToFix: [
    'Give each administrator an account of its own for the work, without a mailbox and without Office.',
    'Where the licence is needed for its security plans, switch off the plans of Exchange and Office in it.',
  ],
  falsePositives: [
    'Small organisations in which one person does everything: the second account is worth its trouble there too.',
    'Emergency accounts that are declared: ca.break-glass-weak tells of their mailbox.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['1.1.4'],
    urls: [
      'https://learn.microsoft.com/microsoft-365/enterprise/protect-your-global-administrator-accounts',
      'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
    ],
  },
  needs: [...holderNeeds, 'subscribedSkus'],
  uses: holderUses,
  async evaluate(view) {
    const holders = await roleHolders(view, 0);
    const people = await usersAmong(view, principalIds(holders));
    const administrators = [...people.values()].filter(
      user =>
        user.accountEnabled !== false &&
        !isBreakGlass(user, view.declarations.breakGlassAccounts),
    );
    const plans = await plansNamed(view, everyday);
    const licensed = administrators.filter(user => hasPlan(user, plans));
    if (licensed.length)
      return {
        outcome: 'fail',
        witnesses: [
          {
            key: 'tenant',
            statement: `${licensed.length} of ${administrators.length} administrators of the highest tier have mail or Office with the same account.`,
            affected: licensed.map(user => ({
              ...userRef(user),
              facts: { roles: roleNames(holders, user.id) },
            })),
            facts: { administrators: administrators.length },
          },
        ],
        ...(holders.gaps.length ? { because: holders.gaps } : {}),
      };
    return holders.gaps.length
      ? { outcome: 'unknown', because: holders.gaps }
      : {
          outcome: 'pass',
          evidence: { administrators: administrators.length },
        };
  },
});
