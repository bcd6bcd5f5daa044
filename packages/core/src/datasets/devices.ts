import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser, text } from './parser';

/** @see https://learn.microsoft.com/graph/api/device-delta */
export const devices: Dataset<'devices'> = {
  id: 'devices',
  title: 'Registered devices',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Registered and joined devices'],
  // Directory.Read.All opens the list of devices, and not its delta.
  needs: { permissions: [['Device.Read.All']] },
  everyMinutes: 60,
  collect: {
    kind: 'delta',
    request: {
      version: 'v1.0',
      path: '/devices/delta',
      select: [
        'id',
        'deviceId',
        'displayName',
        'accountEnabled',
        'operatingSystem',
        'operatingSystemVersion',
        'trustType',
        'isCompliant',
        'isManaged',
        'approximateLastSignInDateTime',
      ],
      headers: { Prefer: 'odata.maxpagesize=999' },
    },
  },
  history: { ignores: ['approximateLastSignInDateTime'] },
  label: row => String(row.displayName ?? row.deviceId ?? row.id),
  parse: parser(
    'devices',
    z.object({
      id: z.string(),
      deviceId: text,
      displayName: text,
      accountEnabled: flag,
      operatingSystem: text,
      operatingSystemVersion: text,
      trustType: text,
      isCompliant: flag,
      isManaged: flag,
      approximateLastSignInDateTime: text,
    }),
  ),
};
