import { audienceNoun, figure } from '../../conditionalAccess/tenant';
import { defineCheck } from '../../model';
import { holes, includesAdministrator } from './policyHoles';
import { signInNeeds, signInUses } from './signIns';

export const mfaGapLocation = defineCheck({
  id: 'ca.mfa-gap.location',
  family: 'ca',
  title: 'Multifactor authentication is skipped from some networks',
  severity: 'high',
  whyItMatters:
    'Inside a trusted network a password alone is enough. Whoever has a foothold there, or a way out through its addresses, is asked for nothing more; and trusted ranges only ever grow.',
  howToFix: [
    'Take the location out of the policy’s exclusions: people on a trusted network can answer a prompt, and are asked rarely.',
    'Keep trusted locations narrow, and use them to raise demands elsewhere rather than to waive them here.',
  ],
  falsePositives: [
    'Networks that nobody reaches without having proved a second factor, such as a VPN that asks for one.',
  ],
  references: {
    mitre: ['T1556.009'],
    cis: ['5.2.2.1', '5.2.2.2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-assignment-network',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const names = new Map<string, string>();
    for await (const { id, displayName } of view.rows('namedLocations'))
      names.set(id.toLowerCase(), displayName ?? id);
    return holes(view, {
      isHole: ({ failing, kind }) =>
        failing === 'location' && kind === 'excluded',
      severityOf: cause => (includesAdministrator(cause) ? 'high' : 'medium'),
      statementOf: ({ worst, people }) =>
        `From the networks that a policy leaves out, ${figure(people)} ${audienceNoun(worst.audience, people)} can sign in without multifactor authentication.`,
      objectsOf: ({ worst }) =>
        worst.cause.objects.map(id => ({
          kind: 'namedLocation',
          id,
          label:
            names.get(id.toLowerCase()) ??
            (id === 'AllTrusted' ? 'All trusted locations' : id),
        })),
    });
  },
});
