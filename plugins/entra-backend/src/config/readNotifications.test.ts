import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readNotifications } from './readNotifications';

function read(notifications?: JsonObject) {
  const problems: string[] = [];
  const config = new ConfigReader({
    entra: notifications ? { notifications } : {},
  });
  return { settings: readNotifications(config, problems), problems };
}

describe('entra.notifications', () => {
  it('tells of medium and worse at any time when nothing is configured', () => {
    expect(read()).toEqual({
      settings: {
        enabled: true,
        minSeverity: 'medium',
        managers: false,
        timeZone: 'UTC',
      },
      problems: [],
    });
  });

  it('reads times as minutes of the day', () => {
    expect(
      read({
        minSeverity: 'high',
        managers: true,
        digestAt: '08:30',
        quietHours: { from: '20:00', to: '07:00' },
        timeZone: 'Europe/Berlin',
      }),
    ).toEqual({
      settings: {
        enabled: true,
        minSeverity: 'high',
        managers: true,
        digestAt: 510,
        quiet: { from: 1200, to: 420 },
        timeZone: 'Europe/Berlin',
      },
      problems: [],
    });
  });

  it('says what is wrong and goes on without it', () => {
    const { settings, problems } = read({
      enabled: 'yes',
      minSeverity: 'bad',
      managers: 'all',
      digestAt: 1200,
      quietHours: { from: '20:00' },
      timeZone: 'Mars',
    });
    expect(settings).toEqual({
      enabled: false,
      minSeverity: 'medium',
      managers: false,
      timeZone: 'UTC',
    });
    expect(problems).toHaveLength(6);
    expect(problems.join('\n')).toMatch(/digestAt is not a time in quotes/);
  });
});
