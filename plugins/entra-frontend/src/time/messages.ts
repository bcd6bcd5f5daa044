export const timeMessages = {
  now: 'just now',
  /** In years, months, days, hours or minutes, as the language says it. */
  ago: '{{amount, relativetime}}',
  /** Days and moments are of UTC. */
  day: '{{at, datetime}}',
  moment: '{{at, datetime}} UTC',
} as const;
