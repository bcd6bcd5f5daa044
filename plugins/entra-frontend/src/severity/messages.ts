export const severityMessages = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
  /** Where a list is cut at a severity. */
  andWorse: {
    critical: 'Critical',
    high: 'High and worse',
    medium: 'Medium and worse',
    low: 'Low and worse',
    info: 'Info and worse',
  },
} as const;
