import { found } from '../givenLog';
import { audit, from, target } from './givenAudit';
import { GLOBAL, roleFacts as facts } from './givenRoles';
import { pimWeakened } from './pimWeakened';

const setting = (
  reason: string,
  changes: Record<string, unknown> = {},
  over: Record<string, unknown> = {},
) =>
  audit('Update role setting in PIM', {
    category: 'RoleManagement',
    loggedByService: 'PIM',
    resultReason: reason,
    targets: [
      target('Role', GLOBAL, changes, { displayName: 'Global Administrator' }),
    ],
    ...over,
  });
const run = (...log: ReturnType<typeof setting>[]) =>
  found(pimWeakened, log, { facts });
const reader = {
  targets: [target('Role', 'x', {}, { displayName: 'Message Reader' })],
};

describe('aud.pim-weakened', () => {
  it.each([
    ['MFA on activation disabled', {}],
    ['Approval is not required; notifications changed', {}],
    ['Justification on activation removed', {}],
    ['', { isApprovalRequired: from(true, false) }],
    [
      '',
      {
        enabledRules: from(
          ['MultiFactorAuthentication', 'Justification'],
          ['Justification'],
        ),
      },
    ],
    ['', { maximumDuration: from('PT8H', 'PT8H1M') }],
    ['', { maximumDuration: from('PT23H', 'P1D') }],
  ])('names what is weaker: %j %j', (reason, changes) => {
    expect(run(setting(reason, changes))).toMatchObject([
      {
        severity: 'high',
        affected: [{ kind: 'role', id: GLOBAL }, { id: 'initiator' }],
        facts: { weakened: [expect.any(String)] },
      },
    ]);
  });

  it.each([
    ['MFA on activation enabled', {}],
    ['Approval is now required', {}],
    ['', { isApprovalRequired: from(false, true) }],
  ])('leaves out what is stronger: %j %j', (reason, changes) => {
    expect(run(setting(reason, changes))).toEqual([]);
  });

  it('says of the strongest roles that it cannot tell, and nothing of others', () => {
    expect(run(setting('Role setting updated'))).toMatchObject([
      { severity: 'medium', facts: { weakened: [] } },
    ]);
    expect(
      run(setting('', { maximumDuration: from('PT8H', 'PT4H') })),
    ).toMatchObject([{ severity: 'medium' }]);
    expect(run(setting('Role setting updated', {}, reader))).toEqual([]);
    expect(run(setting('', {}, { targets: [] }))).toMatchObject([
      { severity: 'medium' },
    ]);
  });

  it('names an alert that was disabled', () => {
    const alert = (activity: string) =>
      audit(activity, {
        targets: [
          target('Other', 'alert', {}, { displayName: 'Roles outside PIM' }),
        ],
      });
    expect(run(alert('Disable PIM alert'))).toMatchObject([
      {
        affected: [{ id: 'initiator' }],
        facts: { alert: 'Roles outside PIM' },
      },
    ]);
    expect(run(alert('Resolve PIM alert'))).toEqual([]);
    expect(run(alert('Enable PIM alert'))).toEqual([]);
  });

  it.each([
    ['an Azure resource', { category: 'ResourceManagement' }],
    ['what failed', { result: 'failure' }],
  ])('leaves out %s', (_, over) => {
    expect(run(setting('MFA on activation disabled', {}, over))).toEqual([]);
  });

  it('names one action once', () => {
    const once = { correlationId: 'one' };
    expect(
      run(
        setting('MFA on activation disabled', {}, once),
        setting('MFA on activation disabled', {}, once),
      ),
    ).toHaveLength(1);
  });
});
