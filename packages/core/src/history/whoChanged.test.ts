import { AuditedChange, whoChanged } from './whoChanged';

const policy = '11111111-1111-4111-8111-111111111111';
const ada = 'aaaaaaaa-1111-4111-8111-111111111111';
const group = 'bbbbbbbb-1111-4111-8111-111111111111';
const pump = 'cccccccc-1111-4111-8111-111111111111';

const change: AuditedChange = {
  of: 'conditionalAccessPolicies',
  change: 'changed',
  ids: [policy],
  properties: ['state'],
  notBefore: '2026-11-20T10:00:00.000Z',
  seenAt: '2026-11-20T11:00:00.000Z',
};

const byUser = (id: string) => ({
  app: null,
  user: { id, userPrincipalName: `${id.slice(0, 2)}@contoso.example` },
});

const record = (overrides: Record<string, unknown> = {}) => ({
  id: 'audit-1',
  activityDateTime: '2026-11-20T10:30:00.1234567Z',
  activityDisplayName: 'Update conditional access policy',
  result: 'success',
  initiatedBy: byUser(ada),
  targetResources: [
    {
      id: policy,
      type: 'Policy',
      modifiedProperties: [
        {
          displayName: 'ConditionalAccessPolicy',
          oldValue: '{}',
          newValue: '{}',
        },
      ],
    },
  ],
  ...overrides,
});

const user = (modified: { displayName: string; newValue?: string }[]) =>
  record({
    activityDisplayName: 'Update user',
    targetResources: [{ id: pump, modifiedProperties: modified }],
  });
const ofUser: AuditedChange = {
  ...change,
  of: 'users',
  ids: [pump],
  properties: ['accountEnabled'],
};

describe('who made a change', () => {
  it('is the one whom the only record that can have caused it names', () => {
    expect(whoChanged(change, [record()])).toEqual({
      by: { kind: 'user', id: ada, label: 'aa@contoso.example' },
      audit: 'audit-1',
      at: '2026-11-20T10:30:00.1234567Z',
      candidates: 1,
    });
  });

  it('may be an app', () => {
    expect(
      whoChanged(change, [
        record({
          initiatedBy: {
            user: null,
            app: {
              displayName: 'Pipeline',
              servicePrincipalId: 'sp',
              appId: 'a',
            },
          },
        }),
      ]),
    ).toMatchObject({
      by: { kind: 'servicePrincipal', id: 'sp', label: 'Pipeline' },
    });
  });

  it('stays open between two people, and says how many records there were', () => {
    expect(
      whoChanged(change, [
        record(),
        record({ id: 'audit-2', initiatedBy: byUser(group) }),
      ]),
    ).toEqual({ candidates: 2 });
  });

  it('is known when several records name the same one; the latest is shown', () => {
    expect(
      whoChanged(change, [
        record({ id: 'late', activityDateTime: '2026-11-20T10:40:00Z' }),
        record(),
      ]),
    ).toMatchObject({ by: { id: ada }, audit: 'late', candidates: 2 });
  });

  it.each([
    ['another object', { targetResources: [{ id: group }] }],
    [
      'another activity',
      { activityDisplayName: 'Delete conditional access policy' },
    ],
    ['a failure', { result: 'failure' }],
    ['a time before both reads', { activityDateTime: '2026-11-20T09:40:00Z' }],
    ['a time after both reads', { activityDateTime: '2026-11-20T11:05:00Z' }],
  ])('is not told by a record of %s', (_, overrides) => {
    expect(whoChanged(change, [record(overrides)])).toEqual({ candidates: 0 });
  });

  it('is told by a record from shortly before the read that did not see it yet', () => {
    expect(
      whoChanged(change, [
        record({ activityDateTime: '2026-11-20T09:55:00Z' }),
      ]),
    ).toHaveProperty('by');
  });

  it('is not told by a record without an initiator', () => {
    expect(
      whoChanged(change, [record({ initiatedBy: { user: null, app: null } })]),
    ).toEqual({ candidates: 1 });
  });

  it('is not told where the read before is not known', () => {
    const { notBefore, ...open } = change;
    expect(notBefore).toBeDefined();
    expect(whoChanged(open, [record()])).toEqual({ candidates: 0 });
  });

  it('heeds which properties the record says it modified', () => {
    expect(whoChanged(ofUser, [user([{ displayName: 'Department' }])])).toEqual(
      { candidates: 0 },
    );
    expect(
      whoChanged(ofUser, [user([{ displayName: 'AccountEnabled' }])]),
    ).toHaveProperty('by');
    expect(
      whoChanged(ofUser, [
        user([
          {
            displayName: 'Included Updated Properties',
            newValue: '"AccountEnabled, Department"',
          },
          { displayName: 'TargetId.UserType', newValue: '"Member"' },
        ]),
      ]),
    ).toHaveProperty('by');
    // A record that names none may be about any.
    expect(
      whoChanged(ofUser, [user([{ displayName: 'TargetId.UserType' }])]),
    ).toHaveProperty('by');
    expect(
      whoChanged({ ...ofUser, properties: ['assignedLicenses'] }, [
        user([{ displayName: 'AssignedLicense' }]),
      ]),
    ).toHaveProperty('by');
  });

  it('needs both ends of a membership, also where one stands in the modified properties only', () => {
    const membership: AuditedChange = {
      ...change,
      of: 'groups.members',
      change: 'added',
      ids: [group, pump],
      properties: [],
    };
    const added = (id: string) =>
      record({
        activityDisplayName: 'Add member to group ',
        targetResources: [
          {
            id: pump,
            type: 'User',
            modifiedProperties: [
              { displayName: 'Group.ObjectID', newValue: `"${id}"` },
            ],
          },
        ],
      });
    expect(whoChanged(membership, [added(group)])).toHaveProperty('by');
    expect(whoChanged(membership, [added(policy)])).toEqual({ candidates: 0 });
  });

  it('is unknown where no activity is known to cause such a change', () => {
    expect(whoChanged({ ...change, of: 'subscribedSkus' }, [record()])).toEqual(
      { candidates: 0 },
    );
  });
});
