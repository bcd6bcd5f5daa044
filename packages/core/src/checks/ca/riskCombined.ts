import { defineCheck } from '../../model';
import { policyRef, wholePolicies } from './policies';

export const riskCombined = defineCheck({
  id: 'ca.risk-combined',
  family: 'ca',
  title: 'User risk and sign-in risk in one policy',
  severity: 'medium',
  whyItMatters:
    'Conditions of one policy are joined by and: it acts only when both risks are there at once, and either alone goes through.',
  howToFix: [
    'Make two policies of it: one for user risk, one for sign-in risk.',
  ],
  falsePositives: ['Where two other policies act on each risk by itself.'],
  references: {
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-risk-based-user',
    ],
  },
  needs: ['conditionalAccessPolicies'],
  async evaluate(view) {
    const all = await wholePolicies(view);
    const found = all.filter(
      ({ enabled, narrowing }) =>
        enabled && narrowing.has('userRisk') && narrowing.has('signInRisk'),
    );
    if (!found.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    return {
      outcome: 'fail',
      witnesses: found.map(whole => ({
        key: whole.policy.id,
        statement:
          'A policy acts only when the user and the sign-in are at risk at once; either alone goes through.',
        affected: [policyRef(whole)],
        facts: {
          userRiskLevels: whole.policy.conditions?.userRiskLevels ?? [],
          signInRiskLevels: whole.policy.conditions?.signInRiskLevels ?? [],
        },
      })),
    };
  },
});
