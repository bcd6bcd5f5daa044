import { list } from './list';
import { GraphObject, graphTime, Source, DataOptions } from './shape';
import { roleIds, RoleName } from './staff';

/** Roles whose activation asks for multifactor authentication and approval; the others ask for nothing. */
const guarded: readonly RoleName[] = ['globalAdministrator'];

const target = (caller: 'EndUser' | 'Admin', level: string) => ({
  caller,
  operations: ['All'],
  level,
  inheritableSettings: [],
  enforcedSettings: [],
});

const mails: Record<string, ['Admin' | 'EndUser', string]> = {
  Notification_Admin_Admin_Eligibility: ['Admin', 'Eligibility'],
  Notification_Admin_Admin_Assignment: ['Admin', 'Assignment'],
  Notification_Admin_EndUser_Assignment: ['EndUser', 'Assignment'],
};
/** Mail to administrators; beside Microsoft's own recipients only the guarded role names somebody. */
const notifications = (strict: boolean) =>
  Object.entries(mails).map(([id, [caller, level]]) => ({
    '@odata.type':
      '#microsoft.graph.unifiedRoleManagementPolicyNotificationRule',
    id,
    notificationType: 'Email',
    recipientType: 'Admin',
    notificationLevel: 'All',
    isDefaultRecipientsEnabled: true,
    notificationRecipients: strict ? ['security@contoso.example'] : [],
    target: target(caller, level),
  }));

/** One policy for each role of the directory. */
export function rolePolicies(options: DataOptions, tenantId: string): Source {
  const { random } = options;
  return list(
    'unifiedRoleManagementPolicyAssignment',
    (Object.keys(roleIds) as RoleName[]).map((name, index): GraphObject => {
      const policyId = `DirectoryRole_${tenantId}_${random.guid('rolePolicy', index)}`;
      const strict = guarded.includes(name);
      return {
        id: `${policyId}_${roleIds[name]}`,
        policyId,
        scopeId: '/',
        scopeType: 'DirectoryRole',
        roleDefinitionId: roleIds[name],
        policy: {
          id: policyId,
          displayName: 'DirectoryRole',
          description: 'DirectoryRole',
          isOrganizationDefault: !strict,
          scopeId: '/',
          scopeType: 'DirectoryRole',
          lastModifiedDateTime: strict ? graphTime(Date.UTC(2024, 2, 4)) : null,
          rules: [
            {
              '@odata.type':
                '#microsoft.graph.unifiedRoleManagementPolicyExpirationRule',
              id: 'Expiration_EndUser_Assignment',
              isExpirationRequired: true,
              maximumDuration: strict ? 'PT4H' : 'PT8H',
              target: target('EndUser', 'Assignment'),
            },
            {
              '@odata.type':
                '#microsoft.graph.unifiedRoleManagementPolicyEnablementRule',
              id: 'Enablement_EndUser_Assignment',
              enabledRules: strict
                ? ['MultiFactorAuthentication', 'Justification']
                : ['Justification'],
              target: target('EndUser', 'Assignment'),
            },
            {
              '@odata.type':
                '#microsoft.graph.unifiedRoleManagementPolicyApprovalRule',
              id: 'Approval_EndUser_Assignment',
              setting: { isApprovalRequired: strict, approvalStages: [] },
              target: target('EndUser', 'Assignment'),
            },
            ...notifications(strict),
          ],
        },
      };
    }),
  );
}
