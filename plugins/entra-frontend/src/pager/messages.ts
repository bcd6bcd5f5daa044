export const pagerMessages = {
  /** A language that writes nouns with a capital takes {{name}}. */
  list: 'List of {{nameInSentence}}',
  label: 'Pages of {{nameInSentence}}',
  shown: '{{first, number}}–{{last, number}} of {{total, number}}',
  previous: 'Previous',
  next: 'Next',
} as const;
