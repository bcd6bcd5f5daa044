import { list } from './list';
import type { Source } from './shape';

/** An account on premises may still take over one of the cloud by its identifier. */
export function onPremisesSynchronization(tenantId: string): Source {
  return list('onPremisesDirectorySynchronization', [
    {
      id: tenantId,
      configuration: {
        accidentalDeletionPrevention: {
          synchronizationPreventionType: 'enabledForCount',
          alertThreshold: 500,
        },
      },
      features: {
        passwordSyncEnabled: true,
        passwordWritebackEnabled: true,
        directoryExtensionsEnabled: false,
        quarantineUponUpnConflictEnabled: true,
        quarantineUponProxyAddressesConflictEnabled: true,
        softMatchOnUpnEnabled: true,
        cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
        fopeConflictResolutionEnabled: false,
        unifiedGroupWritebackEnabled: false,
        userWritebackEnabled: false,
        deviceWritebackEnabled: false,
        synchronizeUpnForManagedUsersEnabled: true,
        userForcePasswordChangeOnLogonEnabled: false,
        concurrentOrgIdProvisioningEnabled: false,
        concurrentCredentialUpdateEnabled: false,
        groupWriteBackEnabled: false,
        blockSoftMatchEnabled: true,
        blockCloudObjectTakeoverThroughHardMatchEnabled: false,
        allowOnPremUpdateOfOnPremisesObjectIdentifierEnabled: false,
        bypassDirSyncOverridesEnabled: false,
      },
    },
  ]);
}
