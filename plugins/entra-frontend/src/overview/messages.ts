export const overviewMessages = {
  loading: 'Loading the posture',
  score: {
    title: 'Score',
    ofHundred: 'of 100, the higher the better',
    none: 'No score: nothing could be judged, so none is given.',
    allJudged: 'Every check could be judged.',
    allUnmutedJudged: 'Every check that is not muted could be judged.',
    hardlyMoved_one: 'One check is unknown; they would hardly move the score.',
    hardlyMoved_other:
      '{{count}} checks are unknown; they would hardly move the score.',
    band_one:
      'One check is unknown: the score may be anything between {{low}} and {{high}}.',
    band_other:
      '{{count}} checks are unknown: the score may be anything between {{low}} and {{high}}.',
    gauge:
      'Score {{score}} of 100; with what is unknown between {{low}} and {{high}}',
  },
  trend: {
    begins: 'The trend begins with the second finished sync.',
    line: {
      unchanged: 'Score over {{syncs}} syncs: unchanged at {{to}}',
      up: 'Score over {{syncs}} syncs: from {{from}} to {{to}}, up {{by}}',
      down: 'Score over {{syncs}} syncs: from {{from}} to {{to}}, down {{by}}',
    },
    caption: {
      unchanged: 'Unchanged at {{to}} over {{syncs}} syncs since {{since}}',
      up: 'From {{from}} to {{to}}, up {{by}} over {{syncs}} syncs since {{since}}',
      down: 'From {{from}} to {{to}}, down {{by}} over {{syncs}} syncs since {{since}}',
    },
  },
  open: {
    title: 'Open findings',
    none: 'none open',
    some: '{{findings, number}} open',
    show: {
      critical: 'Show critical findings',
      high: 'Show findings of high severity and worse',
      medium: 'Show findings of medium severity and worse',
      low: 'Show findings of low severity and worse',
      info: 'Show findings of info severity and worse',
    },
    label: {
      critical: '{{findings}} open: show critical findings',
      high: '{{findings}} open: show findings of high severity and worse',
      medium: '{{findings}} open: show findings of medium severity and worse',
      low: '{{findings}} open: show findings of low severity and worse',
      info: '{{findings}} open: show findings of info severity and worse',
    },
  },
  setAside: {
    sentence:
      'Set aside, and not counted here: {{findings}}. The score counts them: they are there.',
    accepted: '{{findings, number}} accepted',
    snoozed: '{{findings, number}} snoozed',
  },
  news: {
    title: 'Since your last visit',
    lastVisit: 'You were here {{when}}.',
    failed: 'What is new could not be loaded',
    none: 'No new finding.',
    notSynced: 'No sync has finished since.',
    some_one: 'One new finding',
    some_other: '{{count}} new findings',
    orMore: '{{findings}} new findings or more',
    changes: 'What changed in the tenant',
    score: {
      same: 'The score is {{to}}, as it was then.',
      up: 'The score went up from {{from}} to {{to}}.',
      down: 'The score went down from {{from}} to {{to}}.',
    },
  },
  areas: {
    title: 'Areas',
    label: 'Findings of {{area}}: {{open}}, {{judged}}',
    open: '{{findings}} open',
    notJudged: 'not judged',
    nonePassed: 'no checks passed',
    passed_one: '{{count}} check passed',
    passed_other: '{{count}} checks passed',
    unknown: '{{checks}} unknown',
  },
  fixes: {
    title: 'What raises the score most',
    gain_one: 'One finding fixed: {{points}}, from {{from}} to {{to}}.',
    gain_other:
      'All {{count, number}} findings fixed: {{points}}, from {{from}} to {{to}}.',
    hardly: 'less than 0.1 points',
    points_one: '+{{points}} point',
    points_other: '+{{points}} points',
  },
  worst: {
    title: 'Do first',
    affected: '{{objects, number}} affected.',
    none: 'No open finding.',
    noneButUnknown:
      'No open finding. That is not the same as no problem: see below what could not be judged.',
  },
  unknown: {
    title: 'Not judged ({{checks}})',
    neither: 'These checks neither passed nor failed.',
    grant: 'See what to grant',
  },
  muted_one: '{{count}} check is muted by configuration',
  muted_other: '{{count}} checks are muted by configuration',
  read: {
    sentence: 'Read: {{objects}}.',
    users_one: '{{count, number}} user',
    users_other: '{{count, number}} users',
    groups_one: '{{count, number}} group',
    groups_other: '{{count, number}} groups',
    servicePrincipals_one: '{{count, number}} enterprise app',
    servicePrincipals_other: '{{count, number}} enterprise apps',
    policies_one: '{{count, number}} Conditional Access policy',
    policies_other: '{{count, number}} Conditional Access policies',
  },
} as const;
