import { defineCheck } from '../../model';
import { holderNeeds, principalIds, roleHolders } from './holders';

export const pimUnused = defineCheck({
  id: 'priv.pim-unused',
  family: 'priv',
  title: 'No privileged role is eligible',
  severity: 'high',
  whyItMatters:
    'The licence to activate roles only when they are needed is there, and every role is active all the time.',
  howToFix: [
    'Turn the assignments of privileged roles into eligible ones; keep standing only the emergency accounts.',
  ],
  falsePositives: [
    'Tenants that use another product for just-in-time administration.',
    'Whether eligible roles are ever activated is not judged: the audit log does not reach back far enough.',
  ],
  references: {
    cis: ['5.3.1'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-configure',
    ],
  },
  needs: [...holderNeeds, 'roleEligibilityScheduleInstances'],
  uses: ['roleAssignmentScheduleInstances'],
  async evaluate(view) {
    const { holdings } = await roleHolders(view, 1);
    const eligible = holdings.filter(({ how }) => how === 'eligible').length;
    const active = holdings.filter(({ how }) => how === 'active');
    if (eligible)
      return {
        outcome: 'pass',
        evidence: { eligible, active: active.length },
      };
    const holders = principalIds({
      holdings: active,
      groups: new Map(),
      gaps: [],
    });
    if (!holders.size)
      return {
        outcome: 'notApplicable',
        because: 'Nobody holds a privileged role.',
      };
    return {
      outcome: 'fail',
      witnesses: [
        {
          key: 'tenant',
          statement: `${holders.size} principals hold privileged roles, all of them all the time.`,
          affected: [],
          facts: { eligible, active: active.length, principals: holders.size },
        },
      ],
    };
  },
});
