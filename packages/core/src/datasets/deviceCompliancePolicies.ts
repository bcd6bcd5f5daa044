import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text, whole } from './parser';

/**
 * Small: tens of policies, each of one platform, told by its `@odata.type`. v1.0 knows no type for fully managed and
 * open-source Android devices, and policies of Linux are of another collection: that there are none cannot be told of
 * these. Without `$expand` nothing says to whom a policy is assigned.
 *
 * @see https://learn.microsoft.com/graph/api/intune-deviceconfig-devicecompliancepolicy-list
 */
export const deviceCompliancePolicies: Dataset<'deviceCompliancePolicies'> = {
  id: 'deviceCompliancePolicies',
  title: 'Device compliance policies',
  product: 'Intune',
  workload: 'intune',
  features: ['What a device must be like to be compliant'],
  needs: {
    permissions: [['DeviceManagementConfiguration.Read.All']],
    licences: ['INTUNE_A'],
    roles: ['Global Reader', 'Intune Administrator'],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/deviceManagement/deviceCompliancePolicies',
      expand: 'assignments',
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'deviceCompliancePolicies',
    z.object({
      '@odata.type': text,
      id: z.string(),
      displayName: text,
      lastModifiedDateTime: text,
      passwordRequired: flag,
      passcodeRequired: flag,
      storageRequireEncryption: flag,
      bitLockerEnabled: flag,
      osMinimumVersion: text,
      assignments: z.array(z.object({ target: whole })).nullish(),
    }),
  ),
};
