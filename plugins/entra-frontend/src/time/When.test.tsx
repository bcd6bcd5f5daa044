import { translate } from '../__testUtils__/translate';
import { ago } from './When';

const now = new Date('2026-01-31T12:00:00Z');

describe('ago', () => {
  it.each([
    ['2026-01-31T11:59:40Z', 'just now'],
    ['2026-01-31T11:55:00Z', '5 minutes ago'],
    ['2026-01-30T12:00:00Z', 'yesterday'],
    ['2025-11-01T12:00:00Z', '3 months ago'],
    ['no date', 'no date'],
  ])('says %s as %s', (iso, words) => {
    expect(ago(translate(), iso, now)).toBe(words);
  });
});
