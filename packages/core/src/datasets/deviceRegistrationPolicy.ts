import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, flag, parser, text, whole } from './parser';

/**
 * A singleton. Policy.Read.All opens it to a person, and not to an application.
 *
 * @see https://learn.microsoft.com/graph/api/deviceregistrationpolicy-get
 */
export const deviceRegistrationPolicy: Dataset<'deviceRegistrationPolicy'> = {
  id: 'deviceRegistrationPolicy',
  title: 'Device registration policy',
  product: 'Entra ID',
  workload: 'directory',
  features: ['What registering or joining a device asks for'],
  needs: {
    permissions: [['Policy.Read.DeviceConfiguration']],
    delegated: [['Policy.Read.DeviceConfiguration'], ['Policy.Read.All']],
    roles: ['Global Reader', 'Cloud Device Administrator'],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    singleton: true,
    request: { version: 'v1.0', path: '/policies/deviceRegistrationPolicy' },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'deviceRegistrationPolicy',
    z.object({
      id: z.string(),
      displayName: text,
      multiFactorAuthConfiguration: text,
      userDeviceQuota: count,
      azureADJoin: whole,
      azureADRegistration: whole,
      localAdminPassword: z.object({ isEnabled: flag }).nullish(),
    }),
  ),
};
