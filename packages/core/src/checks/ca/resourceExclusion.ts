import { defineCheck } from '../../model';
import { policyRef, wholePolicies } from './policies';

export const resourceExclusion = defineCheck({
  id: 'ca.resource-exclusion',
  family: 'ca',
  title: 'A policy for all resources leaves some out',
  severity: 'medium',
  whyItMatters:
    'Until 2026 a policy for all resources with any resource left out was not enforced on requests for basic profile alone. What is left out must still be covered by another policy.',
  howToFix: [
    'Take the exclusions back where the app can do what is asked.',
    'See in check_ca_gaps whether another policy covers what is left out.',
  ],
  falsePositives: [
    'Apps that are left out here and covered by a policy of their own.',
  ],
  references: {
    mitre: ['T1556.009'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps',
    ],
  },
  needs: ['conditionalAccessPolicies'],
  async evaluate(view) {
    const all = await wholePolicies(view);
    const found = all.filter(
      ({ enabled, allApps, excluded, policy }) =>
        enabled &&
        allApps &&
        (excluded.apps.length > 0 ||
          policy.conditions?.applications?.applicationFilter?.mode ===
            'exclude'),
    );
    if (!found.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    return {
      outcome: 'fail',
      witnesses: found.map(whole => ({
        key: whole.policy.id,
        statement: `A policy for all resources leaves out ${whole.excluded.apps.length || 'by a filter some'} of them.`,
        affected: [policyRef(whole)],
        facts: { excludeApplications: [...whole.excluded.apps] },
      })),
    };
  },
});
