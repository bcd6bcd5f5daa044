import { found } from '../givenLog';
import { crossTenant } from './crossTenant';
import { audit, from, target } from './givenAudit';

const changed = (
  activity: string,
  changes: Record<string, unknown>,
  over: Record<string, unknown> = {},
) =>
  audit(activity, {
    category: 'CrossTenantAccessSettings',
    targets: [target('Policy', 'policy', changes)],
    ...over,
  });
const partner = (changes: Record<string, unknown>, over = {}) =>
  changed('Update a partner cross-tenant access setting', changes, over);
const run = (...log: ReturnType<typeof audit>[]) => found(crossTenant, log);
const access = (accessType: unknown) => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers' }] },
});

describe('aud.cross-tenant', () => {
  it('names a new partner by its tenant', () => {
    expect(
      run(
        changed('Add a partner to cross-tenant access setting', {
          tenantId: 'PARTNER',
        }),
      ),
    ).toMatchObject([
      {
        severity: 'high',
        affected: [
          { kind: 'policy', id: 'policy' },
          { kind: 'tenant', id: 'partner' },
          { kind: 'user', id: 'initiator' },
        ],
        facts: { partner: 'partner' },
      },
    ]);
  });

  it.each(['Add partner to company', 'Set Partnership'])(
    'names delegated administration: %s',
    activity => {
      expect(run(changed(activity, {}))).toMatchObject([{ severity: 'high' }]);
    },
  );

  it.each([
    [
      { inboundTrust: from({ isMfaAccepted: false }, { isMfaAccepted: true }) },
      'inboundtrust.isMfaAccepted',
    ],
    [
      { b2bCollaborationInbound: from(access(2), access(1)) },
      'b2bcollaborationinbound.usersAndGroups.accessType',
    ],
    [
      { b2bDirectConnectInbound: from(access('blocked'), access('allowed')) },
      'b2bdirectconnectinbound.usersAndGroups.accessType',
    ],
    [
      { userSyncInbound: from(null, { isSyncAllowed: true }) },
      'usersyncinbound.isSyncAllowed',
    ],
    [
      {
        automaticUserConsentSettings: from(
          {},
          { inboundAllowed: true, outboundAllowed: true },
        ),
      },
      'automaticuserconsentsettings.inboundAllowed',
    ],
  ])('names what is opened: %j', (changes, opened) => {
    expect(run(partner(changes))).toMatchObject([
      { severity: 'high', facts: { opened: [opened] } },
    ]);
  });

  it.each([
    [
      'what is closed',
      { inboundTrust: from({ isMfaAccepted: true }, { isMfaAccepted: false }) },
    ],
    ['what stays', { b2bCollaborationInbound: from(access(1), access(1)) }],
    [
      'what is closed for users',
      { b2bCollaborationInbound: from(access(1), access(2)) },
    ],
  ])('leaves out %s', (_, changes) => {
    expect(run(partner(changes))).toEqual([]);
  });

  it('leaves out the way out, where the way in is told as well', () => {
    expect(
      run(
        partner({
          b2bCollaborationOutbound: from(access(2), access(1)),
          b2bCollaborationInbound: from(access(2), access(2)),
        }),
      ),
    ).toEqual([]);
  });

  it('says that it cannot tell where the values are not there', () => {
    for (const activity of [
      'Update a partner cross-tenant access setting',
      'Update the company default cross-tenant access setting',
      'Update a partner cross-tenant identity sync setting',
    ])
      expect(run(changed(activity, {}))).toMatchObject([
        { severity: 'medium', facts: { opened: null } },
      ]);
  });

  it('leaves out deletions and what was refused', () => {
    expect(
      run(changed('Delete partner specific cross-tenant access setting', {})),
    ).toEqual([]);
    expect(run(partner({}, { result: 'failure' }))).toEqual([]);
  });

  it('names a partner once a day', () => {
    const row = () =>
      changed('Add a partner to cross-tenant access setting', {
        tenantId: 'p',
      });
    expect(run(row(), row())).toHaveLength(1);
  });
});
