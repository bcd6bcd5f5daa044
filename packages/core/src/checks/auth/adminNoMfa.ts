import { defineCheck } from '../../model';
import { roleNames, userRef } from '../priv/holders';
import {
  administratorNeeds,
  administrators,
  administratorUses,
} from './administrators';

const notAFactor: ReadonlySet<string> = new Set([
  'password',
  'email',
  'securityQuestion',
]);

export const adminNoMfa = defineCheck({
  id: 'auth.admin-no-mfa',
  family: 'auth',
  title: 'Administrator without any second factor',
  severity: 'critical',
  whyItMatters:
    'The next sign-in of this administrator is by password alone, or the first one to ask for a factor lets whoever has the password register one.',
  howToFix: [
    'Call the person, verify who it is, and give a Temporary Access Pass.',
    'Have a passkey or security key registered with it; keep the role off the account until then.',
  ],
  falsePositives: ['The report is up to a day behind a registration.'],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/howto-authentication-methods-activity',
    ],
  },
  needs: administratorNeeds,
  uses: administratorUses,
  async evaluate(view) {
    const { people, holders, gaps } = await administrators(view);
    const without = people.filter(({ registration }) =>
      registration?.methodsRegistered?.every(method => notAFactor.has(method)),
    );
    if (!without.length) {
      return gaps.length
        ? { outcome: 'unknown', because: gaps }
        : { outcome: 'pass', evidence: { administrators: people.length } };
    }
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${without.length} of ${people.length} enabled administrators ${without.length === 1 ? 'has' : 'have'} registered no second factor.`,
          affected: without.map(({ user, registration, breakGlass }) => ({
            ...userRef(user),
            facts: {
              roles: roleNames(holders, user.id),
              methodsRegistered: registration?.methodsRegistered ?? [],
              breakGlass,
            },
          })),
          facts: { administrators: people.length, without: without.length },
        },
      ],
    };
  },
});
