import { causes, daysAgo, noDefaults, outcome, policy } from '../givenTenant';
import { reportOnly } from './reportOnly';

const reporting = 'enabledForReportingButNotEnforced';
const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: {
    users: [{ id: 'ann', accountEnabled: true, userType: 'Member' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: rows,
  },
});

describe('ca.report-only', () => {
  it('finds a policy for everyone that only reports, whatever its name says', async () => {
    const [cause] = await causes(
      reportOnly,
      given({
        ...policy('p', {
          state: reporting,
          controls: ['mfa'],
          modified: daysAgo(3),
        }),
        displayName: 'MFA (Live)',
      }),
    );
    expect(cause).toMatchObject({
      key: 'p',
      severity: 'high',
      affected: [
        { kind: 'conditionalAccessPolicy', id: 'p', label: 'MFA (Live)' },
      ],
    });
    expect(cause.statement).not.toContain('Live');
  });

  it('weighs a narrow one by its age', async () => {
    const narrow = (modified: string) =>
      policy('p', {
        state: reporting,
        controls: ['mfa'],
        users: { includeUsers: ['u1'] },
        modified,
      });
    expect(
      (await causes(reportOnly, given(narrow(daysAgo(31)))))[0].severity,
    ).toBe('medium');
    expect(
      (await causes(reportOnly, given(narrow(daysAgo(29)))))[0].severity,
    ).toBe('low');
  });

  it('is less grave when an enforced policy asks the same', async () => {
    const [cause] = await causes(
      reportOnly,
      given(
        policy('p', {
          state: reporting,
          controls: ['mfa'],
          modified: daysAgo(3),
        }),
        policy('q', { controls: ['mfa'] }),
      ),
    );
    expect(cause.severity).toBe('low');
  });

  it('is grave for a narrow one that would ask somebody, and says whom it would not ask', async () => {
    const forAnn = (id: string) =>
      policy('p', {
        state: reporting,
        controls: ['mfa'],
        users: { includeUsers: [id] },
        modified: daysAgo(3),
      });
    expect(await causes(reportOnly, given(forAnn('ann')))).toMatchObject([
      {
        severity: 'high',
        facts: {
          peopleItWouldAsk: 1,
          signIn: expect.stringContaining('with a browser'),
        },
      },
    ]);
    expect(await causes(reportOnly, given(forAnn('nobody')))).toMatchObject([
      { severity: 'low', facts: { peopleItWouldAsk: 0, signIn: null } },
    ]);
  });

  it('is judged by the policy as a whole where people cannot be read', async () => {
    const whole = policy('p', { state: reporting, controls: ['mfa'] });
    const [cause] = await causes(reportOnly, {
      ...given(whole),
      completeness: { users: { state: 'never', why: '' } },
    });
    expect(cause).toMatchObject({
      severity: 'high',
      facts: { peopleItWouldAsk: null },
    });
  });

  it('passes without one, and does not mind one without controls', async () => {
    expect(
      await outcome(reportOnly, given(policy('p', { controls: ['mfa'] }))),
    ).toBe('pass');
    expect(
      await outcome(reportOnly, given(policy('p', { state: reporting }))),
    ).toBe('pass');
  });
});
