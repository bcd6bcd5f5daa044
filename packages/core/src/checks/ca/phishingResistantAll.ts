import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import { resistsPhishing } from './phishingResistantAdmins';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
  wholePolicies,
} from './policies';

export const phishingResistantAll = defineCheck({
  id: 'ca.phishing-resistant-all',
  family: 'ca',
  title: 'Not everyone needs a method that resists phishing',
  severity: 'medium',
  whyItMatters:
    'A page that looks like Microsoft’s relays a code or a push as well as a password. Only a passkey, Windows Hello for Business or a certificate is bound to the real page.',
  howToFix: [
    'Give people passkeys, Windows Hello for Business or certificates.',
    'Enforce a policy for all users and all resources with the authentication strength Phishing-resistant MFA.',
    'Until everyone has such a method, enforce multifactor authentication for all users; the finding is then information only.',
  ],
  falsePositives: [
    'People whom several policies with such strengths cover together; this check reads whole policies only.',
  ],
  references: {
    mitre: ['T1566.002', 'T1557'],
    scuba: ['MS.AAD.3.1v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths',
    ],
  },
  needs: baselineNeeds,
  async evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    const verdict = await existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy asks all users on all resources for a method that resists phishing.',
      closes: whole => resistsPhishing(whole) && isForEveryone(whole, accepted),
      almost: whole =>
        resistsPhishing(whole)
          ? shortfall(whole, accepted).join('; ')
          : undefined,
    });
    if (verdict.outcome !== 'fail') return verdict;
    // The baseline takes any second factor for everyone until all have a better one.
    const fallback = (await wholePolicies(view)).some(
      whole => whole.requiresMfa && isForEveryone(whole, accepted),
    );
    return {
      ...verdict,
      witnesses: verdict.witnesses.map(witness => ({
        ...witness,
        severity: fallback ? 'info' : 'medium',
        facts: { ...witness.facts, multifactorForEveryone: fallback },
      })),
    };
  },
});
