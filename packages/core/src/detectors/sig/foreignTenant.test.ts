import type { BetaSignIn, TenantFacts } from '../../model';
import { found } from '../givenLog';
import { apps } from './firstPartyApps';
import { foreignTenant } from './foreignTenant';
import { after, givenDays, givenSignIn, START } from './givenSignIn';
import { DAY_MS, MINUTE_MS } from './signInEvent';

const OWN = '11111111-0000-4000-8000-000000000001';
const OTHER = '22222222-0000-4000-8000-000000000002';
const own = { homeTenantId: OWN, resourceTenantId: OWN };
const AT = after(12);
const visit = (rest: Partial<BetaSignIn> = {}, at = AT) =>
  givenSignIn(at, {
    homeTenantId: OWN,
    resourceTenantId: OTHER,
    crossTenantAccessType: 'b2bCollaboration',
    ...rest,
  });
const find = (events: BetaSignIn[], facts: Partial<TenantFacts> = {}) =>
  found(foreignTenant, [...givenDays(12, own), ...events], {
    facts: { tenantId: OWN, isPartner: () => false, ...facts },
  });

describe('sig.foreign-tenant', () => {
  it('finds a person in another tenant', () => {
    expect(find([visit()])).toMatchObject([
      {
        key: `u1:${OTHER}:2026-01-12`,
        affected: [
          { kind: 'user', id: 'u1' },
          { kind: 'application' },
          { kind: 'signIn' },
        ],
        facts: {
          homeTenantId: OWN,
          resourceTenantId: OTHER,
          crossTenantAccessType: 'b2bCollaboration',
        },
      },
    ]);
    expect(find([visit({ crossTenantAccessType: undefined })])).toHaveLength(1);
  });

  it.each<[string, Partial<BetaSignIn>]>([
    [
      'one’s own tenant in other letters',
      { resourceTenantId: OWN.toUpperCase() },
    ],
    [
      'Microsoft’s own tenant',
      { resourceTenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47' },
    ],
    [
      'a customer whom a partner administers',
      { crossTenantAccessType: 'serviceProvider' },
    ],
    [
      'support that was asked for',
      { crossTenantAccessType: 'microsoftSupport' },
    ],
    [
      'a record that says nothing was crossed',
      { crossTenantAccessType: 'none' },
    ],
    [
      'a guest who does not administer',
      { homeTenantId: OTHER, resourceTenantId: OWN },
    ],
    [
      'tenants that are not said',
      { homeTenantId: null, resourceTenantId: null },
    ],
    ['a failure', { status: { errorCode: 53003 } }],
    ['a token renewed without the person', { isInteractive: false }],
  ])('is silent about %s', (_, rest) => {
    expect(find([visit(rest)])).toEqual([]);
  });

  it('is silent about a partner, and not where partners cannot be read', () => {
    expect(find([visit()], { isPartner: id => id === OTHER })).toEqual([]);
    expect(find([visit()], { isPartner: () => undefined })).toHaveLength(1);
  });

  it('is silent while its own tenant is not known', () => {
    expect(find([visit()], { tenantId: undefined })).toEqual([]);
  });

  it('finds an administrator who comes from another tenant into a portal', () => {
    const guest = {
      homeTenantId: OTHER,
      resourceTenantId: OWN,
      appId: apps.azurePortal,
    };
    const tierOf = () => 0 as const;
    expect(find([visit(guest)], { tierOf })).toHaveLength(1);
    expect(find([visit({ ...guest, appId: 'app' })], { tierOf })).toEqual([]);
    expect(find([visit(guest)])).toEqual([]);
  });

  it('tells a tenant once, and again after thirty days without', () => {
    const later = (days: number) =>
      find([...givenDays(50, own), visit(), visit({}, AT + days * DAY_MS)]);
    expect(later(29)).toHaveLength(1);
    expect(later(30)).toHaveLength(2);
  });

  it.each([
    [2, 1],
    [3, 0],
  ])('of a tenant in which %i others work finds %i', (count, findings) => {
    const others = Array.from({ length: count }, (_, index) =>
      visit({ userId: `other${index}` }, AT - MINUTE_MS),
    );
    expect(find([...others, visit()])).toHaveLength(findings);
  });

  it('is silent while it learns a person, and asks for records that tell', () => {
    expect(
      found(foreignTenant, [visit()], { facts: { tenantId: OWN } }),
    ).toEqual([]);
    expect(foreignTenant.tells!(givenSignIn(START))).toBe(false);
    expect(foreignTenant.tells!(visit())).toBe(true);
  });
});
