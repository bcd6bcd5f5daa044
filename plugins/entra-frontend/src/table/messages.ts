export const tableMessages = {
  loading: 'Loading: {{name}}',
  /** As the language writes it. */
  number: '{{value, number}}',
} as const;
