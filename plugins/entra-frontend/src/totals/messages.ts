export const totalsMessages = {
  unknown: 'Unknown',
} as const;
