import { found } from '../givenLog';
import { audit, target } from './givenAudit';
import { roleAssigned } from './roleAssigned';
import { GLOBAL, grant, roleFacts } from './givenRoles';

const facts = roleFacts;

describe('aud.role-assigned', () => {
  it('names who gave which role to whom', () => {
    const [witness, ...others] = found(
      roleAssigned,
      [grant('Global Administrator')],
      { facts },
    );
    expect(others).toEqual([]);
    expect(witness).toMatchObject({
      severity: 'high',
      at: '2026-03-10T12:00:00.000Z',
      affected: [
        { kind: 'user', id: 'receiver' },
        { kind: 'role', id: GLOBAL, label: 'Global Administrator' },
        { kind: 'user', id: 'initiator', facts: { part: 'initiator' } },
      ],
      facts: { tier: 0, eligible: false, initiatorNewToThis: false },
    });
    expect(witness.statement).not.toMatch(/receiver|Global/);
  });

  it.each([
    ['Global Administrator', 'high'],
    ['Intune Reader', 'medium'],
    ['Message Reader', undefined],
    ['Reports Reader', undefined],
  ])('judges the role %s as %s', (role, severity) => {
    expect(found(roleAssigned, [grant(role)], { facts })[0]?.severity).toBe(
      severity,
    );
  });

  it.each([
    'Add member to role',
    'Add member to role.',
    'Add eligible member to role',
    'Add scoped member to role',
    'Add member to role in PIM completed (permanent)',
    'Add member to role in PIM completed (timebound)',
    'Add eligible member to role in PIM completed (permanent)',
    'Add eligible member to role in PIM completed (timebound)',
    'Add member to role outside of PIM (permanent)',
  ])('knows the activity %s', activity => {
    expect(
      found(roleAssigned, [grant('Global Administrator', { activity })], {
        facts,
      }),
    ).toHaveLength(1);
  });

  it('reads the role of a record of PIM from its details and targets', () => {
    const row = audit('Add member to role in PIM completed (permanent)', {
      category: 'RoleManagement',
      loggedByService: 'PIM',
      targets: [
        target(
          'Role',
          'role object',
          {},
          { displayName: 'Global Administrator' },
        ),
        target('Request', 'request'),
        target('User', 'receiver'),
      ],
      details: { RoleDefinitionOriginId: GLOBAL, TemplateId: GLOBAL },
    });
    expect(found(roleAssigned, [row], { facts })[0]).toMatchObject({
      severity: 'high',
      affected: [{ id: 'receiver' }, { kind: 'role', id: GLOBAL }, {}],
    });
  });

  it('names one grant once, in however many records', () => {
    const once = { by: 'giver', correlationId: 'one' };
    expect(
      found(
        roleAssigned,
        [
          grant('Global Administrator', once),
          grant('Global Administrator', {
            ...once,
            activity: 'Add member to role outside of PIM (permanent)',
          }),
        ],
        { facts },
      ),
    ).toHaveLength(1);
  });

  it.each([
    ['an app', { type: 'ServicePrincipal' }],
    ['a guest', { receiver: 'guest' }],
  ])('is one step worse for %s', (_, over) => {
    expect(
      found(roleAssigned, [grant('Global Administrator', over)], { facts })[0]
        .severity,
    ).toBe('critical');
    expect(
      found(roleAssigned, [grant('Intune Reader', over)], { facts })[0]
        .severity,
    ).toBe('high');
  });

  const daysEarlier = (days: number, by: string) =>
    grant('Reports Reader', {
      by,
      at: new Date(Date.UTC(2026, 2, 10 - days, 12)).toISOString(),
    });

  it.each([
    [13, 'high', false],
    [14, 'critical', true],
  ])(
    'is worse by who never gave one, in a log of %i days: %s',
    (days, severity, isNew) => {
      const log = [daysEarlier(days, 'another'), grant('Global Administrator')];
      expect(found(roleAssigned, log, { facts })).toMatchObject([
        { severity, facts: { initiatorNewToThis: isNew } },
      ]);
    },
  );

  it.each([
    [29, false],
    [30, true],
  ])('remembers for thirty days who gave one: %i days ago', (days, isNew) => {
    const log = [
      daysEarlier(60, 'another'),
      daysEarlier(days, 'initiator'),
      grant('Global Administrator'),
    ];
    expect(
      found(roleAssigned, log, { facts })[0].facts.initiatorNewToThis,
    ).toBe(isNew);
  });

  it('judges all grants of a day alike', () => {
    const log = [
      daysEarlier(20, 'another'),
      grant('Global Administrator'),
      grant('Global Administrator', { at: '2026-03-10T13:00:00Z' }),
    ];
    expect(found(roleAssigned, log, { facts })).toMatchObject([
      { severity: 'critical' },
    ]);
  });

  it.each([
    ['PIM repeating an activation', { by: { app: 'MS-PIM' } }],
    ['what was refused', { result: 'failure' }],
    ['a role for an Azure resource', { category: 'ResourceManagement' }],
    ['membership of a group', { category: 'GroupManagement' }],
    [
      'an activation',
      { activity: 'Add member to role completed (PIM activation)' },
    ],
    [
      'a request',
      { activity: 'Add member to role in PIM requested (permanent)' },
    ],
    ['a removal', { activity: 'Remove member from role' }],
  ])('leaves out %s', (_, over) => {
    expect(
      found(roleAssigned, [grant('Global Administrator', over)], { facts }),
    ).toEqual([]);
  });

  it('names an app that calls itself PIM and holds privileges', () => {
    const log = [
      grant('Global Administrator', { by: { app: 'MS-PIM', id: 'robot' } }),
    ];
    expect(found(roleAssigned, log, { facts })).toHaveLength(1);
  });

  it('takes a record that names no role for one that may be any', () => {
    const row = audit('Add member to role', {
      targets: [target('User', 'receiver')],
    });
    expect(found(roleAssigned, [row], { facts })).toMatchObject([
      {
        severity: 'medium',
        statement: expect.stringContaining('does not name'),
      },
    ]);
  });

  it.each([[{ targets: [] }], [{ targets: [target('User', null)] }]])(
    'leaves out what names nobody: %j',
    over => {
      expect(
        found(roleAssigned, [audit('Add member to role', over)], { facts }),
      ).toEqual([]);
    },
  );
});
