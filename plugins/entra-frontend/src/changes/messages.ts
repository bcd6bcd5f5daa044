export const changesMessages = {
  list: 'Changes',
  totals: {
    label: 'Changes by kind of object',
    added: '{{objects, number}} added',
    changed: '{{objects, number}} changed',
    removed: '{{objects, number}} removed',
  },
  total_one: '{{count, number}} change from {{from}} to {{to}} (UTC)',
  total_other: '{{count, number}} changes from {{from}} to {{to}} (UTC)',
  empty: {
    title: 'Nothing changed that a sync has seen',
    filtered: 'Choose a longer time, another area or another object.',
    widen: 'Choose a longer time. What could not be read may have changed.',
  },
  filter: {
    label: 'Filter changes',
    time: 'Time',
    days_one: 'Last day',
    days_other: 'Last {{count}} days',
    from: 'From',
    to: 'To',
    area: 'Area',
    object: 'Object',
    objectHint: 'Object id or user name',
  },
} as const;
