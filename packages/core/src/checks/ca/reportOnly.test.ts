import { causes, daysAgo, outcome, policy } from '../givenTenant';
import { reportOnly } from './reportOnly';

const reporting = 'enabledForReportingButNotEnforced';
const given = (...rows: ReturnType<typeof policy>[]) => ({
  rows: { conditionalAccessPolicies: rows },
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

  it('passes without one, and does not mind one without controls', async () => {
    expect(
      await outcome(reportOnly, given(policy('p', { controls: ['mfa'] }))),
    ).toBe('pass');
    expect(
      await outcome(reportOnly, given(policy('p', { state: reporting }))),
    ).toBe('pass');
  });
});
