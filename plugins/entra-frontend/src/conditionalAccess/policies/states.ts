import type { CaPolicyItem } from '@entra-posture/core';

export const stateNames: Record<CaPolicyItem['state'], string> = {
  enabled: 'On',
  reportOnly: 'Report-only',
  disabled: 'Off',
};
