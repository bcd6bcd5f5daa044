import type { CaGapItem } from '@entra-posture/core';

/** How hard a way in is. */
export const reachNames: Record<CaGapItem['reach'], string> = {
  anyone: 'Anyone',
  claimedPlatformOnly: 'Claimed platform only (anyone can claim one)',
  trustedNetworkOnly: 'Trusted network only',
  managedDeviceOnly: 'Managed device only',
};
