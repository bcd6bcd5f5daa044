import {
  countPeople,
  figure,
  guestTypes,
} from '../../conditionalAccess/tenant';
import { defineCheck, type Witness } from '../../model';
import {
  coverageOf,
  defaultsOn,
  signInNeeds,
  signInUses,
  verdictOf,
  type SignInView,
} from '../ca/signIns';

export const mfa = defineCheck({
  id: 'guest.mfa',
  family: 'guest',
  title: 'Guests without multifactor authentication, or with anybody’s',
  severity: 'high',
  whyItMatters:
    'A guest’s account is protected by another organisation. Where this tenant asks for nothing, or believes every tenant in the world that it has asked, anybody who makes a tenant of their own decides how guests sign in here.',
  howToFix: [
    'Enforce a policy for all guest and external users that requires multifactor authentication.',
    'Take the trust in multifactor authentication back in the default cross-tenant access settings, and trust single partners instead.',
  ],
  falsePositives: [
    'Tenants whose guests come from their own other tenants only.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/external-id/cross-tenant-access-settings-b2b-collaboration',
    ],
  },
  needs: [...signInNeeds, 'crossTenantAccessPolicyDefault'],
  uses: signInUses.filter(each => each !== 'crossTenantAccessPolicyDefault'),
  async evaluate(view) {
    const coverage = await coverageOf(view);
    const trust = await trustInEveryone(view);
    const asked = coverage.audiences.filter(each =>
      guestTypes.some(type => type === each),
    );
    if (coverage.reading.tenant.securityDefaultsEnabled)
      return trust.length ? { outcome: 'fail', witnesses: trust } : defaultsOn;
    const cells = asked.map(each => coverage.cell(each, 'mfa'));
    const open = countPeople(new Set(cells.flatMap(cell => [...cell.open])));
    if (!cells.length && !trust.length)
      return {
        outcome: 'notApplicable',
        because: 'No enabled account of external people is in the tenant.',
      };
    return verdictOf(view, cells, [
      // Who they are, and by which way in, is told by ca.mfa-gap.guests.
      ...(open
        ? [
            {
              key: 'gap',
              statement: `${figure(open)} external ${open === 1 ? 'person' : 'people'} can sign in without multifactor authentication.`,
              affected: [],
              facts: { people: open, check: 'ca.mfa-gap.guests' },
            },
          ]
        : []),
      ...trust,
    ]);
  },
});

async function trustInEveryone(view: SignInView): Promise<Witness[]> {
  for await (const { id, inboundTrust } of view.rows(
    'crossTenantAccessPolicyDefault',
  ))
    if (inboundTrust?.isMfaAccepted)
      return [
        {
          key: 'default',
          statement:
            'Multifactor authentication of every other tenant in the world is believed.',
          affected: [
            { kind: 'policy', id, label: 'Default cross-tenant access' },
          ],
          facts: { isMfaAccepted: true },
        },
      ];
  return [];
}
