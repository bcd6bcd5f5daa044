import {
  allowedMethods,
  MethodPolicy,
  methodsOf,
} from '../../conditionalAccess/tenant';
import { defineCheck, Gap } from '../../model';
import { onlyRow } from '../judgeSettings';
import { roleNames, userRef } from '../priv/holders';
import {
  administratorNeeds,
  administrators,
  administratorUses,
} from './administrators';

const resistant = ['fido2', 'windowsHelloForBusiness'];

export const adminNoPr = defineCheck({
  id: 'auth.admin-no-pr',
  family: 'auth',
  title: 'Administrator without a method that resists phishing',
  severity: 'medium',
  whyItMatters:
    'A false sign-in page passes on codes and approvals as they are typed. Only a key that knows the true page refuses, and administrators are whom such pages are made for.',
  howToFix: [
    'Give each administrator two passkeys or security keys, and have them registered with a Temporary Access Pass.',
    'Then require the phishing-resistant strength for their roles by Conditional Access.',
  ],
  falsePositives: [
    'The report is up to a day behind a registration.',
    'Certificates are registered nowhere: where the tenant takes them, who has nothing else is left unjudged.',
  ],
  references: {
    mitre: ['T1566.002'],
    scuba: ['MS.AAD.3.6v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths',
      'https://learn.microsoft.com/graph/api/resources/userregistrationdetails',
    ],
  },
  needs: administratorNeeds,
  uses: [...administratorUses, 'authenticationMethodsPolicy'],
  async evaluate(view) {
    const { people, holders, gaps } = await administrators(view);
    const policy =
      view.completeness('authenticationMethodsPolicy').state === 'complete'
        ? await onlyRow(view.rows('authenticationMethodsPolicy'))
        : undefined;
    const allowed = allowedMethods(policy as MethodPolicy | undefined);
    const judged = people.map(person => ({
      ...person,
      methods: methodsOf(person.registration, allowed),
    }));
    const without = judged.filter(
      ({ methods }) =>
        methods && !methods.some(method => resistant.includes(method)),
    );
    const unsure = judged.filter(
      ({ methods, registration }) =>
        registration?.methodsRegistered && !methods,
    ).length;
    const because: Gap[] = [
      ...gaps,
      ...(unsure
        ? [
            {
              dataset: 'userRegistrationDetails' as const,
              completeness: {
                state: 'partial' as const,
                seen: people.length - unsure,
                why: `Of ${unsure} ${unsure === 1 ? 'administrator' : 'administrators'} the report shows no key, and a certificate, which this tenant may accept, is registered nowhere.`,
              },
            },
          ]
        : []),
    ];
    if (!without.length)
      return because.length
        ? { outcome: 'unknown', because }
        : { outcome: 'pass', evidence: { administrators: people.length } };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${without.length} of ${people.length} enabled administrators ${without.length === 1 ? 'has' : 'have'} no method that resists phishing.`,
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
      ...(because.length ? { because } : {}),
    };
  },
});
