import type { Dataset } from './dataset';
import { parser } from './parser';
import { pimReaders, roleScheduleInstance } from './roleScheduleInstance';

/** @see https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances */
export const roleEligibilityScheduleInstances: Dataset<'roleEligibilityScheduleInstances'> =
  {
    id: 'roleEligibilityScheduleInstances',
    title: 'PIM: eligible assignments',
    product: 'Entra ID',
    workload: 'directory',
    features: ['Eligible role assignments'],
    needs: {
      permissions: [
        ['RoleEligibilitySchedule.Read.Directory'],
        ['RoleManagement.Read.Directory'],
      ],
      licences: ['AAD_PREMIUM_P2'],
      roles: pimReaders,
    },
    everyMinutes: 15,
    collect: {
      kind: 'full',
      request: {
        version: 'v1.0',
        path: '/roleManagement/directory/roleEligibilityScheduleInstances',
        select: [
          'id',
          'principalId',
          'roleDefinitionId',
          'directoryScopeId',
          'memberType',
          'startDateTime',
          'endDateTime',
        ],
      },
    },
    label: row => row.id,
    parse: parser('roleEligibilityScheduleInstances', roleScheduleInstance),
  };
