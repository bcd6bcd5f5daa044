import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, flag, parser } from './parser';

/**
 * A part of the one `deviceManagement`, whose other parts are wide and read by no check.
 *
 * @see https://learn.microsoft.com/graph/api/intune-deviceconfig-devicemanagement-get
 */
export const deviceManagementSettings: Dataset<'deviceManagementSettings'> = {
  id: 'deviceManagementSettings',
  title: 'Device compliance settings',
  product: 'Intune',
  workload: 'intune',
  features: ['Whether a device without a policy counts as compliant'],
  needs: {
    permissions: [['DeviceManagementConfiguration.Read.All']],
    licences: ['INTUNE_A'],
    roles: ['Global Reader', 'Intune Administrator'],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    singleton: true,
    request: {
      version: 'v1.0',
      path: '/deviceManagement',
      select: ['id', 'settings'],
    },
  },
  label: () => 'Device compliance settings',
  parse: parser(
    'deviceManagementSettings',
    z.object({
      id: z.string(),
      settings: z
        .object({
          secureByDefault: flag,
          isScheduledActionEnabled: flag,
          deviceComplianceCheckinThresholdDays: count,
        })
        .nullish(),
    }),
  ),
};
