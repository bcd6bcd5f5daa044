import { areaTitles } from '@entra-posture/core';
import { translate } from '../__testUtils__/translate';
import { areaOf } from './areas';
import { checkMessages } from './messages';

describe('areas', () => {
  const t = translate();

  it('are called in English as they are in exports and answers', () => {
    expect(checkMessages.area).toEqual(areaTitles);
  });

  it('are known from the ids of checks, and not made up for an unknown one', () => {
    expect(areaOf(t, 'ca.report-only')).toBe('Conditional Access');
    expect(areaOf(t, 'new.check')).toBe('new.check');
    expect(areaOf(t, 'toString.check')).toBe('toString.check');
  });
});
