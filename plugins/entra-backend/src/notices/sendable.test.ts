import { sendable } from './sendable';

const settings = {
  enabled: true,
  minSeverity: 'medium' as const,
  managers: false,
  timeZone: 'Europe/Berlin',
};
// Berlin is an hour ahead of UTC in November.
const at = (time: string) => new Date(`2026-11-20T${time}:30.000Z`);
const until = (time: string, more: object) =>
  sendable(at(time), { ...settings, ...more })?.toISOString();

describe('when owners are told', () => {
  it('is at once when nothing else is configured', () => {
    expect(until('03:00', {})).toBe('2026-11-20T03:00:30.000Z');
  });

  it('is not in quiet hours, which may go over midnight', () => {
    const night = { quiet: { from: 20 * 60, to: 7 * 60 } };
    expect(until('18:59', night)).toBeDefined();
    expect(until('19:00', night)).toBeUndefined();
    expect(until('05:59', night)).toBeUndefined();
    expect(until('06:00', night)).toBeDefined();
    const noon = { quiet: { from: 12 * 60, to: 13 * 60 } };
    expect(until('11:30', noon)).toBeUndefined();
    expect(until('12:00', noon)).toBeDefined();
  });

  it('is once a day with a digest: what came after its time waits for the next', () => {
    const digest = { digestAt: 8 * 60 };
    expect(until('06:59', digest)).toBe('2026-11-19T07:00:00.000Z');
    expect(until('07:00', digest)).toBe('2026-11-20T07:00:00.000Z');
    expect(until('22:10', digest)).toBe('2026-11-20T07:00:00.000Z');
  });
});
