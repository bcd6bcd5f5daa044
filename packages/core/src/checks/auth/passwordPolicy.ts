import { defineCheck } from '../../model';

/** What Graph says for "never". */
const NEVER = 2147483647;

export const passwordPolicy = defineCheck({
  id: 'auth.password-policy',
  family: 'auth',
  title: 'Passwords of a domain expire',
  severity: 'low',
  whyItMatters:
    'Who must change a good password every few months changes its last digit, or writes it down. A password should be changed when it is known to somebody else, and then at once.',
  howToFix: [
    'In the Microsoft 365 admin centre, Settings, Security and privacy, Password expiration policy, set passwords never to expire.',
    'Ban the words of your organisation and set the lock-out in Authentication methods, Password protection, meanwhile: these settings are not among what is read here, and nothing judges them.',
  ],
  falsePositives: [
    'A rule of law or of a contract that asks for the change, until it is mended.',
  ],
  references: {
    mitre: ['T1110.003'],
    cis: ['1.3.1'],
    scuba: ['MS.AAD.6.1v1'],
    urls: [
      'https://learn.microsoft.com/microsoft-365/admin/misc/password-policy-recommendations',
      'https://learn.microsoft.com/graph/api/resources/domain',
    ],
  },
  needs: ['domains'],
  async evaluate(view) {
    const affected = [];
    let domains = 0;
    for await (const domain of view.rows('domains')) {
      const { id, authenticationType, isRoot, isVerified } = domain;
      // A subdomain follows its root, and a federated domain keeps its passwords elsewhere.
      if (authenticationType !== 'Managed' || !isRoot || !isVerified) continue;
      domains += 1;
      const days = domain.passwordValidityPeriodInDays;
      if (typeof days === 'number' && days !== NEVER)
        affected.push({
          kind: 'tenant' as const,
          id,
          label: id,
          facts: { passwordValidityPeriodInDays: days },
        });
    }
    if (!domains)
      return {
        outcome: 'notApplicable',
        because:
          'No verified domain keeps its passwords in Microsoft Entra ID.',
      };
    if (!affected.length) return { outcome: 'pass', evidence: { domains } };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `Passwords of ${affected.length} of ${domains} ${domains === 1 ? 'domain' : 'domains'} expire.`,
          affected,
          facts: { domains },
        },
      ],
    };
  },
});
