import { defineCheck, EntityRef, Witness } from '../../model';
import { hoursOf } from '../hoursOf';
import { rolePolicies, rolePolicyNeeds, RolePolicy } from './rolePolicies';

type Lack = 'mfa' | 'justification' | 'duration';

export const activationMfa = defineCheck({
  id: 'priv.activation-mfa',
  family: 'priv',
  title: 'Role is activated without a second factor or reason, or for too long',
  severity: 'medium',
  whyItMatters:
    'Activation is the moment to ask again who is there. Where it asks for nothing, a stolen session becomes an administrator’s.',
  howToFix: [
    'In the role’s settings require an authentication context with a phishing-resistant method, or multifactor authentication, and a justification.',
    'Let an activation last eight hours at most.',
  ],
  falsePositives: [
    'Roles that nobody is eligible for.',
    'Tenants in which Conditional Access asks for a second factor at every sign-in.',
  ],
  references: {
    mitre: ['T1098.003'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings',
    ],
  },
  thresholds: {
    hours: {
      value: 8,
      min: 1,
      max: 24,
      unit: 'hours',
      title: 'An activation may last',
    },
  },
  needs: rolePolicyNeeds,
  async evaluate(view) {
    const longestHours = view.threshold('hours');
    const words: Record<Lack, string> = {
      mfa: 'without a second factor',
      justification: 'without a reason',
      duration: `for more than ${longestHours} hours`,
    };
    const policies = await rolePolicies(view, 1);
    const lacking: Record<Lack, EntityRef[]> = {
      mfa: [],
      justification: [],
      duration: [],
    };
    let read = 0;
    for (const policy of policies) {
      const lacks = lacksOf(policy, longestHours);
      if (!lacks) continue;
      read += 1;
      for (const lack of lacks) lacking[lack].push(policy.role);
    }
    const witnesses = (Object.keys(lacking) as Lack[]).flatMap(
      (lack): Witness[] =>
        lacking[lack].length
          ? [
              {
                key: lack,
                statement: `${lacking[lack].length} privileged ${lacking[lack].length === 1 ? 'role is' : 'roles are'} activated ${words[lack]}.`,
                affected: lacking[lack],
                facts: { roles: lacking[lack].length, of: read },
              },
            ]
          : [],
    );
    if (witnesses.length) return { outcome: 'fail', witnesses };
    if (read) return { outcome: 'pass', evidence: { roles: read } };
    return {
      outcome: 'unknown',
      because: [
        {
          dataset: 'roleManagementPolicyAssignments',
          completeness: {
            state: 'partial',
            seen: 0,
            why: 'Microsoft did not send the settings of privileged roles.',
          },
        },
      ],
    };
  },
});

/** Undefined where Microsoft did not send what is asked for. */
function lacksOf(
  { rules }: RolePolicy,
  longestHours: number,
): Lack[] | undefined {
  const enabled = rules.get('Enablement_EndUser_Assignment')?.enabledRules;
  if (!Array.isArray(enabled)) return undefined;
  const context = rules.get('AuthenticationContext_EndUser_Assignment');
  const hours = hoursOf(
    rules.get('Expiration_EndUser_Assignment')?.maximumDuration,
  );
  const lacks: Lack[] = [];
  if (!enabled.includes('MultiFactorAuthentication') && !context?.isEnabled)
    lacks.push('mfa');
  if (!enabled.includes('Justification')) lacks.push('justification');
  if (hours !== undefined && hours > longestHours) lacks.push('duration');
  return lacks;
}
