import type { Dataset } from './dataset';
import { parser } from './parser';
import { pimReaders, roleScheduleInstance } from './roleScheduleInstance';

/** @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignmentscheduleinstances */
export const roleAssignmentScheduleInstances: Dataset<'roleAssignmentScheduleInstances'> =
  {
    id: 'roleAssignmentScheduleInstances',
    title: 'PIM: active assignments',
    product: 'Entra ID',
    workload: 'directory',
    features: ['Permanent and time-limited role assignments told apart'],
    needs: {
      // Directory.Read.All does not open it.
      permissions: [
        ['RoleAssignmentSchedule.Read.Directory'],
        ['RoleManagement.Read.Directory'],
      ],
      licences: ['AAD_PREMIUM_P2'],
      roles: pimReaders,
    },
    fallbacks: [
      {
        dataset: 'roleAssignments',
        loses:
          'dates: activations are known from the directory audits only, an assignment with an end looks like one without, and eligible assignments stay invisible',
      },
    ],
    everyMinutes: 15,
    collect: {
      kind: 'full',
      request: {
        version: 'v1.0',
        path: '/roleManagement/directory/roleAssignmentScheduleInstances',
        select: [
          'id',
          'principalId',
          'roleDefinitionId',
          'directoryScopeId',
          'assignmentType',
          'memberType',
          'startDateTime',
          'endDateTime',
        ],
      },
    },
    label: row => row.id,
    parse: parser('roleAssignmentScheduleInstances', roleScheduleInstance),
  };
