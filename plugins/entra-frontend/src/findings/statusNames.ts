import type { FindingStatus } from '@entra-posture/core';

export const statusNames: Record<FindingStatus, string> = {
  open: 'Open',
  resolved: 'Resolved',
};
