import { z } from 'zod';
import type { Dataset } from './dataset';
import { flag, parser } from './parser';

/**
 * A list of one: what is allowed to come from the directory on premises. The page of the reference still says that an
 * application cannot read it, while the permission has had a form for applications since 2023, which Microsoft's own
 * assessment uses; of people it is open to Global Administrators alone. Seamless single sign-on is not in it.
 *
 * @see https://learn.microsoft.com/graph/api/onpremisesdirectorysynchronization-get
 * @see https://learn.microsoft.com/graph/permissions-reference#onpremdirectorysynchronizationreadall
 */
export const onPremisesSynchronization: Dataset<'onPremisesSynchronization'> = {
  id: 'onPremisesSynchronization',
  title: 'On-premises synchronization',
  product: 'Entra ID',
  workload: 'directory',
  features: ['What may come from the directory on premises'],
  needs: {
    permissions: [['OnPremDirectorySynchronization.Read.All']],
    roles: ['Global Administrator'],
  },
  everyMinutes: 6 * 60,
  collect: {
    kind: 'full',
    request: { version: 'v1.0', path: '/directory/onPremisesSynchronization' },
  },
  label: () => 'On-premises synchronization',
  parse: parser(
    'onPremisesSynchronization',
    z.object({
      id: z.string(),
      features: z
        .object({
          blockSoftMatchEnabled: flag,
          blockCloudObjectTakeoverThroughHardMatchEnabled: flag,
          allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: flag,
          bypassDirSyncOverridesEnabled: flag,
          passwordSyncEnabled: flag,
          passwordWritebackEnabled: flag,
        })
        .nullish(),
    }),
  ),
};
