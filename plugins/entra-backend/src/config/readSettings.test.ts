import { ConfigReader } from '@backstage/config';
import { readSettings } from './readSettings';

describe('readSettings', () => {
  it('has defaults for all of it', () => {
    expect(readSettings(new ConfigReader({}))).toEqual({
      declarations: {
        breakGlassAccounts: [],
        trustedEgress: [],
        expectedCountries: [],
      },
      optedIn: [],
      frequency: { minutes: 15 },
      pagePath: '/entra',
      retention: {},
      longestExceptionDays: 365,
      notifications: {
        enabled: true,
        minSeverity: 'medium',
        managers: false,
        digestAt: undefined,
        quiet: undefined,
        timeZone: 'UTC',
      },
      secretKeys: [],
      problems: [],
    });
  });

  it('takes how long an exception may last, and nothing that is no number of days', () => {
    const read = (longestExceptionDays: unknown) =>
      readSettings(
        new ConfigReader({
          entra: { findings: { longestExceptionDays } },
        } as never),
      );
    expect(read(90)).toMatchObject({ longestExceptionDays: 90, problems: [] });
    const { longestExceptionDays, problems } = read('forever');
    expect(longestExceptionDays).toBe(365);
    expect(problems).toEqual([
      expect.stringContaining('entra.findings.longestExceptionDays'),
    ]);
  });

  it('reads what is declared', () => {
    expect(
      readSettings(
        new ConfigReader({
          entra: {
            declarations: {
              breakGlassAccounts: ['glass@contoso.example'],
              trustedEgress: ['203.0.113.0/24', '2001:db8::/32', '192.0.2.7'],
              expectedCountries: ['DE', 'AT'],
            },
            schedule: { frequency: { hours: 1 } },
          },
        }),
      ),
    ).toEqual({
      declarations: {
        breakGlassAccounts: ['glass@contoso.example'],
        trustedEgress: ['203.0.113.0/24', '2001:db8::/32', '192.0.2.7'],
        expectedCountries: ['DE', 'AT'],
      },
      optedIn: [],
      frequency: { hours: 1 },
      pagePath: '/entra',
      retention: {},
      longestExceptionDays: 365,
      notifications: {
        enabled: true,
        minSeverity: 'medium',
        managers: false,
        digestAt: undefined,
        quiet: undefined,
        timeZone: 'UTC',
      },
      secretKeys: [],
      problems: [],
    });
  });

  it('asks only for the further sign-ins that are set to true', () => {
    const { optedIn, problems } = readSettings(
      new ConfigReader({
        entra: {
          signIns: {
            nonInteractive: false,
            servicePrincipal: true,
            managedIdentity: 'yes',
          },
        },
      }),
    );
    expect(optedIn).toEqual(['servicePrincipalSignIns']);
    expect(problems).toEqual([
      'entra.signIns.managedIdentity must be true or false; it is false until it is one of them.',
    ]);
  });

  it('leaves out what is wrong and says so', () => {
    const { declarations, frequency, problems } = readSettings(
      new ConfigReader({
        entra: {
          declarations: {
            breakGlassAccounts: 'glass',
            trustedEgress: ['203.0.113.0/24', 'the office', '203.0.113.0/33'],
            expectedCountries: ['DE', 'at', 'Germany'],
          },
          schedule: { frequency: { minutes: 'often' } },
        },
      }),
    );
    expect(declarations).toEqual({
      breakGlassAccounts: [],
      trustedEgress: ['203.0.113.0/24'],
      expectedCountries: ['DE'],
    });
    expect(frequency).toEqual({ minutes: 15 });
    expect(problems).toEqual([
      expect.stringContaining('breakGlassAccounts must be a list'),
      expect.stringContaining('trustedEgress[1] is not'),
      expect.stringContaining('trustedEgress[2] is not'),
      expect.stringContaining('expectedCountries[1] is not'),
      expect.stringContaining('expectedCountries[2] is not'),
      expect.stringContaining('schedule.frequency is not a time span'),
    ]);
  });
});
