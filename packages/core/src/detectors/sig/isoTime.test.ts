import fc from 'fast-check';
import { parseTime } from './isoTime';

describe('a time as it is written', () => {
  it.each([
    ['2026-01-31T08:30:00Z', Date.UTC(2026, 0, 31, 8, 30)],
    ['2026-01-30T08:30:00.5Z', Date.UTC(2026, 0, 30, 8, 30, 0, 500)],
    ['2026-01-30T08:30:00.1234567Z', Date.UTC(2026, 0, 30, 8, 30, 0, 123)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('is read: %s', (text, at) => {
    expect(parseTime(text)).toBe(at);
  });

  it.each([
    '',
    'Z',
    'yesterday evening, at ten Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1234x6Z',
    '2O26-01-01T00:00:00Z',
  ])('is none: %j', text => {
    expect(parseTime(text)).toBeNaN();
  });

  it.each([
    '2026-01-30T08:30:00+02:00',
    '2026-01-30',
    '2026-01-30T24:00:00Z',
    '1969-12-31T23:59:59Z',
    '2026-02-30T00:00:00Z',
  ])('is left to Date.parse where it is written otherwise: %s', text => {
    expect(parseTime(text)).toBe(Date.parse(text));
  });

  it('is what Date.parse reads, on any day and with any fraction', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1970-01-01T00:00:00Z'),
          max: new Date('2400-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.stringMatching(/^(\.\d{1,7})?$/),
        (date, fraction) => {
          const text = `${date.toISOString().slice(0, 19)}${fraction}Z`;
          expect(parseTime(text)).toBe(Date.parse(text));
        },
      ),
      { numRuns: 2_000, seed: 6 },
    );
  });
});
