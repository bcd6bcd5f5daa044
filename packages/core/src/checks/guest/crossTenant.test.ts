import type { CrossTenantAccessPartner } from '../../model';
import { causes, GivenTenant, outcome } from '../givenTenant';
import { crossTenant } from './crossTenant';

const access = (
  accessType: string,
  person = 'AllUsers',
  app = 'AllApplications',
) => ({
  usersAndGroups: { accessType, targets: [{ target: person }] },
  applications: { accessType, targets: [{ target: app }] },
});
const closed = {
  b2bDirectConnectInbound: access('blocked'),
  b2bCollaborationOutbound: access('allowed', 'a-group'),
  automaticUserConsentSettings: {
    inboundAllowed: false,
    outboundAllowed: false,
  },
};
const given = (
  rest: Record<string, unknown> = {},
  partner?: Partial<CrossTenantAccessPartner>,
): GivenTenant => ({
  rows: {
    crossTenantAccessPolicyDefault: [{ id: 'default', ...closed, ...rest }],
    crossTenantAccessPolicyPartners: partner
      ? [{ id: 't', tenantId: 't', ...partner }]
      : [],
  },
});
const both = { inboundAllowed: true, outboundAllowed: true };

describe('guest.cross-tenant', () => {
  it.each([
    ['b2bDirectConnectInbound', 'medium', access('allowed')],
    ['b2bCollaborationOutbound', 'low', access('allowed')],
    ['automaticUserConsentSettings', 'medium', both],
  ])('finds %s open for all', async (key, severity, value) => {
    const found = await causes(crossTenant, given({ [key]: value }));
    expect(found.map(each => [each.key, each.severity])).toEqual([
      [key, severity],
    ]);
  });

  it.each([
    ['one group of people', access('allowed', 'a-group')],
    ['one app', access('allowed', 'AllUsers', 'an-app')],
  ])('passes when it is open for %s', async (_, b2bDirectConnectInbound) => {
    expect(await outcome(crossTenant, given({ b2bDirectConnectInbound }))).toBe(
      'pass',
    );
  });

  it('passes when invitations are redeemed automatically in one direction only', async () => {
    const automaticUserConsentSettings = { ...both, outboundAllowed: false };
    expect(
      await outcome(crossTenant, given({ automaticUserConsentSettings })),
    ).toBe('pass');
  });

  it.each<[string, Partial<CrossTenantAccessPartner>]>([
    ['medium', { automaticUserConsentSettings: both }],
    ['low', { isServiceProvider: true }],
  ])('names a partner: %s', async (severity, partner) => {
    expect(await causes(crossTenant, given({}, partner))).toMatchObject([
      { key: 't', severity, affected: [{ kind: 'tenant', id: 't' }] },
    ]);
  });

  it.each<[string, Partial<CrossTenantAccessPartner>]>([
    [
      'of the same organisation',
      { automaticUserConsentSettings: both, isInMultiTenantOrganization: true },
    ],
    ['that is as the default says', { automaticUserConsentSettings: null }],
  ])('leaves a partner alone %s', async (_, partner) => {
    expect(await outcome(crossTenant, given({}, partner))).toBe('pass');
  });

  it('is unknown for a shape that is not known, and without settings', async () => {
    expect(
      await outcome(crossTenant, given({ b2bDirectConnectInbound: {} })),
    ).toBe('unknown');
    expect(await outcome(crossTenant, {})).toBe('unknown');
  });
});
