export const searchMessages = {
  finding: 'Finding, {{state}}',
  guest: 'Guest',
  person: 'Person',
} as const;
