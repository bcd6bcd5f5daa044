export const homeMessages = {
  overviewOf: 'Overview of {{title}}',
  loading: 'Loading the posture',
  demo: 'Demo tenant: this is emulated data.',
  read: 'Read {{when}}',
} as const;
