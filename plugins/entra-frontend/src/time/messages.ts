export const timeMessages = {
  now: 'just now',
  /** In years, months, days, hours or minutes, as the language says it. */
  ago: '{{amount, relativetime}}',
} as const;
