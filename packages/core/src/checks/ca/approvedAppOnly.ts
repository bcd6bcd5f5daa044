import { defineCheck } from '../../model';
import { policyRef, wholePolicies } from './policies';

export const approvedAppOnly = defineCheck({
  id: 'ca.approved-app-only',
  family: 'ca',
  title: 'A policy relies on approved client apps, which are retired',
  severity: 'low',
  whyItMatters:
    'Microsoft enforces Require approved client app until the end of June 2026. A policy that takes nothing else asks for nothing after that.',
  howToFix: [
    'Select Require app protection policy beside it, and Require one of the selected controls.',
  ],
  falsePositives: [
    'Policies whose other controls are enough without the retired one.',
  ],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/migrate-approved-client-app',
    ],
  },
  needs: ['conditionalAccessPolicies'],
  async evaluate(view) {
    const all = await wholePolicies(view);
    const found = all.filter(({ enabled, policy: { grantControls } }) => {
      const controls = grantControls?.builtInControls ?? [];
      return (
        enabled &&
        controls.includes('approvedApplication') &&
        !(
          grantControls?.operator?.toUpperCase() === 'OR' &&
          controls.includes('compliantApplication')
        )
      );
    });
    if (!found.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    return {
      outcome: 'fail',
      witnesses: found.map(whole => ({
        key: whole.policy.id,
        statement:
          'A policy asks for an approved client app and does not take an app protection policy instead.',
        affected: [policyRef(whole)],
        facts: {
          operator: whole.policy.grantControls?.operator ?? null,
          builtInControls: whole.policy.grantControls?.builtInControls ?? [],
        },
      })),
    };
  },
});
