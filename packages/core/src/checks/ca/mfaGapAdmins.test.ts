import {
  administrators,
  causes,
  globalAdmin,
  judge,
  noDefaults,
  outcome,
  policy,
  userAdmin,
} from '../givenTenant';
import { mfaGapAdmins } from './mfaGapAdmins';

const people = administrators([
  { id: 'ada' },
  { id: 'ben', role: userAdmin },
  { id: 'could', how: 'eligible' },
]);
const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: {
    ...people,
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
});
const named = (witness: { affected: { id: string }[] }) =>
  witness.affected.map(({ id }) => id).sort();

describe('ca.mfa-gap.admins', () => {
  it('passes when policies together ask everyone', async () => {
    const halves = ['windows', 'macOS'].map(platform =>
      policy(platform, {
        controls: ['mfa'],
        conditions: { platforms: { includePlatforms: [platform] } },
      }),
    );
    const rest = policy('rest', {
      controls: ['block'],
      conditions: {
        platforms: {
          includePlatforms: ['all'],
          excludePlatforms: ['windows', 'macOS'],
        },
      },
    });
    expect(await outcome(mfaGapAdmins, given(...halves, rest))).toBe('pass');
  });

  it('names whom a policy for one role misses, with the sign-in that goes through', async () => {
    const tenant = given(
      policy('p', {
        controls: ['mfa'],
        users: { includeUsers: [], includeRoles: [globalAdmin] },
      }),
    );
    const found = await causes(mfaGapAdmins, tenant);
    const [open] = found;
    expect([named(open), open.severity]).toEqual([['ben'], 'critical']);
    expect(open.facts).toMatchObject({
      policy: 'p',
      because: 'the nearest policy is for other people',
      reach: 'anyone',
      signIn: expect.stringMatching(/^ben: Any other app, with a browser/),
    });
  });

  it('tells apart who is open only until they activate their role', async () => {
    const found = await causes(
      mfaGapAdmins,
      given(
        policy('p', {
          controls: ['mfa'],
          users: { includeUsers: [], includeRoles: [globalAdmin, userAdmin] },
        }),
      ),
    );
    expect(
      found.map(each => [named(each), each.severity, each.statement]),
    ).toEqual([
      [
        ['could'],
        'high',
        expect.stringMatching(/^Until they activate a role: /),
      ],
    ]);
  });

  it('tells each cause by itself: an exclusion, and a policy that only reports', async () => {
    const found = await causes(
      mfaGapAdmins,
      given(
        policy('reports', {
          controls: ['mfa'],
          state: 'enabledForReportingButNotEnforced',
        }),
        policy('roles', {
          controls: ['mfa'],
          users: {
            includeUsers: [],
            includeRoles: [globalAdmin],
            excludeUsers: ['ada'],
          },
        }),
      ),
    );
    const open = found.filter(({ severity }) => severity === 'critical');
    expect(open.map(each => [each.key, named(each)]).sort()).toEqual([
      ['excluded roles users ada', ['ada']],
      ['reportOnly reports state', ['ben']],
    ]);
  });

  it('leaves declared emergency accounts out', async () => {
    const tenant = given(
      policy('p', { controls: ['mfa'], users: { excludeUsers: ['ada'] } }),
    );
    expect(await outcome(mfaGapAdmins, tenant)).toBe('fail');
    expect(
      await outcome(mfaGapAdmins, {
        ...tenant,
        declarations: { breakGlassAccounts: ['ada@contoso.example'] },
      }),
    ).toBe('pass');
  });

  it('is unknown where a condition cannot be judged, and does not count it as covered', async () => {
    const verdict = await judge(
      mfaGapAdmins,
      given(
        policy('p', {
          controls: ['mfa'],
          applications: { applicationFilter: { mode: 'exclude', rule: 'x' } },
        }),
      ),
    );
    expect(verdict).toMatchObject({
      outcome: 'unknown',
      because: [
        {
          dataset: 'conditionalAccessPolicies',
          completeness: { why: expect.stringContaining('cannot be judged') },
        },
      ],
    });
  });

  it('is unknown where eligible roles cannot be read, though everyone who is known is asked', async () => {
    const completeness = {
      state: 'denied',
      permission: 'RoleEligibilitySchedule.Read.Directory',
      why: '',
    } as const;
    expect(
      await judge(mfaGapAdmins, {
        ...given(policy('p', { controls: ['mfa'] })),
        completeness: { roleEligibilityScheduleInstances: completeness },
      }),
    ).toEqual({
      outcome: 'unknown',
      because: [{ dataset: 'roleEligibilityScheduleInstances', completeness }],
    });
  });

  it('does not apply where security defaults stand in for policies', async () => {
    expect(
      await outcome(mfaGapAdmins, {
        rows: { ...people, securityDefaults: [{ id: 's', isEnabled: true }] },
      }),
    ).toBe('notApplicable');
  });
});
