export const changeMessages = {
  loading: 'Loading what changed',
  act: {
    added: 'Added: {{title}}, {{name}}',
    changed: 'Changed: {{title}}, {{name}}',
    removed: 'Removed: {{title}}, {{name}}',
  },
  property: {
    nothing: 'nothing',
    added: 'added {{values}}',
    removed: 'removed {{values}}',
    became: '{{before}} became {{after}}',
    more: 'and {{properties, number}} more',
  },
  when: {
    between: 'Between {{from}} and {{to}}',
    seen: 'Seen {{when}}',
  },
  who: {
    by: 'by {{who}}',
    uncertain:
      'by whom is not certain: {{records}} audit records can have caused it',
    unknown: 'by whom the audit log does not tell',
  },
} as const;
