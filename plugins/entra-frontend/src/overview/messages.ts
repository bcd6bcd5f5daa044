export const overviewMessages = {
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
  },
} as const;
