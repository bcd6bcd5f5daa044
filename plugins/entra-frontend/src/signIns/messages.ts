export const signInsMessages = {
  list: 'Detections',
  filter: {
    label: 'Filter detections',
    search: 'Search',
    searched: 'Statement or check',
    severity: 'Severity',
    seenIn: 'Seen in',
    state: 'State',
  },
  column: {
    happened: 'Happened',
    detection: 'Detection',
    seenIn: 'Seen in',
  },
  empty: {
    filtered: 'No detection fits these filters',
    clear: 'Clear filters',
    widen: 'Widen the filters above, or clear them.',
    none: 'Nothing was detected',
    read: 'In the logs that were read. Below is what could not be judged.',
  },
  notJudged: 'What could not be judged could not be loaded',
  chart: {
    caption: '{{detections, number}} in {{days}} days',
    captionMost:
      '{{detections, number}} in {{days}} days, at most {{most, number}} a day',
    table: 'Detections a day',
    day: 'Day (UTC)',
    detections: 'Detections',
  },
} as const;
