import { defineCheck, Severity, Witness } from '../../model';
import { rolePolicies, rolePolicyNeeds } from './rolePolicies';
import { globalAdministrator } from './roleTiers';

const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814';
/** Both can give themselves every role there is. */
const guarded: ReadonlySet<string> = new Set([
  globalAdministrator,
  PRIVILEGED_ROLE_ADMINISTRATOR,
]);

interface ApprovalSetting {
  isApprovalRequired?: boolean | null;
  approvalStages?: { primaryApprovers?: unknown[] | null }[] | null;
}

export const activationApproval = defineCheck({
  id: 'priv.activation-approval',
  family: 'priv',
  title: 'Most powerful roles are activated without approval',
  severity: 'medium',
  whyItMatters:
    'An eligible role that its holder activates alone protects against forgetting it, not against the thief of the account. A second person is what the thief lacks.',
  howToFix: [
    'In the role’s settings in Privileged Identity Management require approval, and name at least two approvers.',
  ],
  falsePositives: [
    'Teams so small that nobody else could approve.',
    'Roles that nobody is eligible for.',
  ],
  references: {
    cis: ['5.3.4', '5.3.5'],
    scuba: ['MS.AAD.7.6v1'],
    urls: [
      'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings',
    ],
  },
  needs: rolePolicyNeeds,
  async evaluate(view) {
    const policies = (await rolePolicies(view, 0)).filter(({ templateId }) =>
      guarded.has(templateId),
    );
    let read = 0;
    const witnesses = policies.flatMap(
      ({ role, rules, templateId }): Witness[] => {
        const setting = rules.get('Approval_EndUser_Assignment')?.setting as
          ApprovalSetting | undefined;
        if (typeof setting?.isApprovalRequired !== 'boolean') return [];
        read += 1;
        const approvers = (setting.approvalStages ?? []).reduce(
          (sum, { primaryApprovers }) => sum + (primaryApprovers?.length ?? 0),
          0,
        );
        if (setting.isApprovalRequired && approvers) return [];
        // Without a named approver Microsoft asks every holder of the most powerful roles.
        const severity: Severity = setting.isApprovalRequired
          ? 'low'
          : 'medium';
        return [
          {
            key: templateId,
            severity,
            statement: setting.isApprovalRequired
              ? 'Activation of a role asks for approval, and no approver is named: any Global Administrator or Privileged Role Administrator may approve.'
              : 'A role with which one gives oneself every other role is activated without approval.',
            affected: [role],
            facts: {
              isApprovalRequired: setting.isApprovalRequired,
              approvers,
            },
          },
        ];
      },
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
            why: 'Microsoft did not send the settings of these roles.',
          },
        },
      ],
    };
  },
});
