import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/**
 * There is no delta. A device is joined to its directory object by `azureADDeviceId` = `devices.deviceId`, not by `id`.
 * A tenant without Intune answers 400 "Request not applicable to target tenant", which is a licence and not a fault.
 *
 * @see https://learn.microsoft.com/graph/api/intune-devices-manageddevice-list
 */
export const managedDevices: Dataset<'managedDevices'> = {
  id: 'managedDevices',
  title: 'Managed devices',
  product: 'Intune',
  workload: 'intune',
  features: ['Device inventory: system, compliance, encryption'],
  needs: {
    permissions: [['DeviceManagementManagedDevices.Read.All']],
    licences: ['INTUNE_A'],
    roles: ['Global Reader', 'Intune Administrator'],
  },
  fallbacks: [
    {
      dataset: 'devices',
      loses:
        'encryption, jailbreak, grace periods and the last contact with Intune; only whether a device is managed and compliant is seen',
    },
  ],
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/deviceManagement/managedDevices',
      select: [
        'id',
        'azureADDeviceId',
        'deviceName',
        'userId',
        'userPrincipalName',
        'operatingSystem',
        'osVersion',
        'complianceState',
        'complianceGracePeriodExpirationDateTime',
        'isEncrypted',
        'jailBroken',
        'partnerReportedThreatState',
        'managedDeviceOwnerType',
        'managementAgent',
        'enrolledDateTime',
        'lastSyncDateTime',
        'manufacturer',
        'model',
      ],
      top: 1000,
    },
  },
  history: { ignores: ['lastSyncDateTime'] },
  label: row => row.deviceName ?? row.id,
  parse: parser(
    'managedDevices',
    z.object({
      id: z.string(),
      azureADDeviceId: text,
      deviceName: text,
      userId: text,
      userPrincipalName: text,
      operatingSystem: text,
      osVersion: text,
      complianceState: text,
      complianceGracePeriodExpirationDateTime: text,
      isEncrypted: flag,
      jailBroken: text,
      partnerReportedThreatState: text,
      managedDeviceOwnerType: text,
      managementAgent: text,
      enrolledDateTime: text,
      lastSyncDateTime: text,
      manufacturer: text,
      model: text,
    }),
  ),
};
