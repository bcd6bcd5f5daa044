import { defineCheck } from '../../model';
import { baselineNeeds, securityDefaultsOn, wholePolicies } from './policies';

export const noBaseline = defineCheck({
  id: 'ca.no-baseline',
  family: 'ca',
  title: 'No sign-in baseline at all',
  severity: 'critical',
  whyItMatters:
    'Neither security defaults nor any enforced policy asks anyone for more than a password: one phished password is a way in.',
  howToFix: [
    'Switch on security defaults if the tenant has no Premium licence.',
    'Otherwise start from the Conditional Access templates: multifactor authentication for administrators, then for everyone.',
  ],
  falsePositives: [
    'Tenants whose every sign-in is federated to a provider that asks for the second factor itself.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['5.2.2.1', '5.2.2.2'],
    urls: ['https://learn.microsoft.com/entra/fundamentals/security-defaults'],
  },
  needs: baselineNeeds,
  async evaluate(view) {
    if (await securityDefaultsOn(view))
      return { outcome: 'pass', evidence: { securityDefaults: true } };
    const all = await wholePolicies(view);
    const baseline = all.filter(
      ({ enabled, allUsers, roles, requiresMfa, blocks }) =>
        enabled && (allUsers || roles.size > 0) && (requiresMfa || blocks),
    );
    if (baseline.length)
      return {
        outcome: 'pass',
        evidence: { policies: baseline.map(({ policy }) => policy.id) },
      };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement:
            'Security defaults are off, and no enforced policy asks all users or any role for multifactor authentication or blocks.',
          affected: [],
          facts: {
            securityDefaults: false,
            policies: all.length,
            enabled: all.filter(({ enabled }) => enabled).length,
          },
        },
      ],
    };
  },
});
