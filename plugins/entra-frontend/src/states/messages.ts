export const statesMessages = {
  failed: 'This could not be loaded',
  retry: 'Retry',
  /** Where nothing is listed. */
  notNoProblem: 'That is not the same as no problem: {{link}}.',
  whatUnread: 'see what could not be read',
} as const;
