import {
  allowedMethods,
  type MethodPolicy,
} from '../../conditionalAccess/tenant';
import {
  defineCheck,
  type CheckView,
  type User,
  type UserRegistrationDetails,
  type Verdict,
  type Witness,
} from '../../model';
import {
  hasPlan,
  mailbox,
  plansNamed,
  type LicensedPlans,
} from '../licensedPlans';
import { userRef } from '../priv/holders';
import { emergencyAccounts } from './emergencyAccounts';
import { securityDefaultsOn, wholePolicies } from './policies';
import { defaultsOn, signInNeeds, signInUses } from './signIns';

const MOST = 4;
/** As the registration report writes security keys and passkeys. */
const key = /^(fido2|passkey)/i;

export const breakGlassWeak = defineCheck({
  id: 'ca.break-glass-weak',
  family: 'ca',
  title: 'An emergency account is too open',
  severity: 'high',
  whyItMatters:
    'No policy watches over an emergency account. What protects it is a key that nobody can phish, and that nothing else reaches it: no mail, no synchronisation from another directory, no crowd of others like it.',
  howToFix: [
    'Register a security key or a certificate for the account, and keep it in a safe.',
    'Make it a cloud account without licences.',
    'Keep two such accounts, four at most, and an alert for each sign-in of theirs.',
  ],
  falsePositives: [
    'Accounts that share their key with another one, which the report cannot tell.',
    'Whether an alert watches the account cannot be read, and is not judged.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['1.1.2', '2.2.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
    ],
  },
  needs: signInNeeds,
  uses: [
    ...signInUses,
    'userRegistrationDetails',
    'authenticationMethodsPolicy',
  ],
  async evaluate(view) {
    if (await securityDefaultsOn(view)) return defaultsOn;
    const enforced = (await wholePolicies(view)).filter(
      each => each.enabled && !each.narrowing.has('clientApplications'),
    );
    const { outside, declared } = await emergencyAccounts(
      view,
      enforced.map(({ policy }) => policy),
    );
    const accounts = [
      ...new Map([...outside, ...declared].map(each => [each.id, each])),
    ].map(([, user]) => user);
    if (!accounts.length)
      return {
        outcome: 'notApplicable',
        because: 'No account is declared or left out of every enforced policy.',
      };
    const ids = new Set(accounts.map(({ id }) => id));
    const report = view.completeness('userRegistrationDetails');
    const methods = new Map<string, UserRegistrationDetails>();
    if (report.state === 'complete')
      for await (const row of view.rows('userRegistrationDetails', {
        ids: [...ids],
      }))
        if (ids.has(row.id)) methods.set(row.id, row);
    const licences = view.completeness('subscribedSkus');
    const mailPlans: LicensedPlans =
      licences.state === 'complete'
        ? await plansNamed(view, mailbox)
        : new Map();
    const certificates = await mayHaveCertificates(view);
    const unsure: User[] = [];
    const witnesses = accounts.flatMap((user): Witness[] => {
      const registered = methods.get(user.id)?.methodsRegistered;
      const hasKey = registered?.some(each => key.test(each));
      if (!registered || (!hasKey && certificates)) unsure.push(user);
      const why = [
        ...(registered && !hasKey && !certificates
          ? ['it has registered no security key and no certificate']
          : []),
        ...(user.onPremisesSyncEnabled
          ? ['it is synchronised from another directory']
          : []),
        ...(hasPlan(user, mailPlans) ? ['it has a mailbox'] : []),
      ];
      return why.length
        ? [
            {
              key: user.id,
              severity: why[0] === 'it has a mailbox' ? 'medium' : 'high',
              statement: `An emergency account is open to attack: ${why.join(', and ')}.`,
              affected: [userRef(user)],
              facts: {
                why,
                methodsRegistered: registered ?? null,
                declared: declared.some(({ id }) => id === user.id),
              },
            },
          ]
        : [];
    });
    if (outside.length > MOST)
      witnesses.push({
        key: 'count',
        severity: 'medium',
        statement: `${outside.length} accounts are left out of every enforced policy; four are the most that an emergency needs.`,
        affected: outside.map(userRef),
        facts: { accounts: outside.length },
      });
    if (witnesses.length) return { outcome: 'fail', witnesses };
    const because = [
      { dataset: 'userRegistrationDetails' as const, completeness: report },
      { dataset: 'subscribedSkus' as const, completeness: licences },
    ].filter(({ completeness }) => completeness.state !== 'complete');
    if (because.length) return { outcome: 'unknown', because };
    return keysKnown(accounts, unsure);
  },
});

/** The registration report never names a certificate: where the tenant takes them, no key is not nothing. */
async function mayHaveCertificates(
  view: CheckView<'authenticationMethodsPolicy'>,
): Promise<boolean> {
  if (view.completeness('authenticationMethodsPolicy').state !== 'complete')
    return true;
  for await (const policy of view.rows('authenticationMethodsPolicy'))
    return (
      allowedMethods(policy as MethodPolicy)?.includes(
        'x509CertificateMultiFactor',
      ) ?? true
    );
  return true;
}

function keysKnown(
  accounts: readonly User[],
  unsure: readonly User[],
): Verdict {
  return unsure.length
    ? {
        outcome: 'unknown',
        because: [
          {
            dataset: 'userRegistrationDetails',
            completeness: {
              state: 'partial',
              seen: accounts.length - unsure.length,
              why: `Of ${unsure.length} of ${accounts.length} emergency accounts the registration report shows no key, and a certificate is registered nowhere.`,
            },
          },
        ],
      }
    : { outcome: 'pass', evidence: { accounts: accounts.length } };
}
