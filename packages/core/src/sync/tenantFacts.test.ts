/** @jest-environment node */
import type { Knex } from 'knex';
import { detectors } from '../detectors';
import type { Completeness, DatasetId, SignIn } from '../model';
import { createStores, migrate, openDatabase, Stores } from '../store';
import { readOnce, row } from '../store/__testUtils__/reads';
import type { LogRecord } from './detectLogs';
import { tenantFacts } from './tenantFacts';

const NOW = new Date('2026-03-01T00:00:00Z');
const guid = (digit: number) => `0000000${digit}-0000-4000-a000-000000000000`;
const [ann, bob, group, nested, emergencies, policy, app] = [
  1, 2, 3, 4, 5, 6, 7,
].map(guid);
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

function signIn(userId: string, rest: Partial<SignIn> = {}): LogRecord {
  const at = NOW.getTime();
  return {
    log: 'signIns',
    at,
    event: {
      id: 's',
      createdDateTime: NOW.toISOString(),
      userId,
      appId: app,
      resourceId: app,
      clientAppUsed: 'Browser',
      ipAddress: '198.18.1.5',
      status: { errorCode: 0 },
      authenticationRequirement: 'singleFactorAuthentication',
      ...rest,
    } as SignIn,
  };
}

const audit = (...ids: string[]): LogRecord => ({
  log: 'directoryAudits',
  at: NOW.getTime(),
  event: { id: 'a', targetResources: ids.map(id => ({ id })) } as {
    id: string;
  },
});

describe('what detections are told of the tenant', () => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = openDatabase({ client: 'better-sqlite3', filename: ':memory:' });
    await migrate(knex);
    stores = createStores(knex);
    const read = (dataset: DatasetId, rows: any[], relations: any[] = []) =>
      readOnce(stores, 1, { rows, relations }, { dataset, connection: 'c' });
    await read('organization', [
      row(guid(9), { verifiedDomains: [{ name: 'Contoso.example' }] }),
    ]);
    await read('users', [
      row(ann, {
        userType: 'Member',
        userPrincipalName: 'ann@contoso.example',
      }),
      row(bob, { userType: 'Guest', userPrincipalName: 'bob@else.example' }),
    ]);
    await read(
      'groups',
      [
        row(group, { isAssignableToRole: true }),
        row(nested, {}),
        row(emergencies, {}),
      ],
      [
        { name: 'groups.members', from: group, to: nested, toType: 'group' },
        { name: 'groups.members', from: nested, to: ann, toType: 'user' },
        { name: 'groups.members', from: emergencies, to: bob, toType: 'user' },
      ],
    );
    await read('roleDefinitions', [
      row(globalAdministrator, {
        templateId: globalAdministrator,
        displayName: 'Global Administrator',
        isBuiltIn: true,
      }),
    ]);
    await read('roleAssignments', [
      row('ra', {
        principalId: group,
        roleDefinitionId: globalAdministrator,
        directoryScopeId: '/',
      }),
    ]);
    await read('namedLocations', []);
    await read('securityDefaults', [row('sd', { isEnabled: false })]);
    await read('userSignInActivity', [
      row(ann, {
        signInActivity: {
          lastSuccessfulSignInDateTime: '2025-12-31T00:00:00Z',
        },
      }),
      row(bob, {
        signInActivity: {
          lastSuccessfulSignInDateTime: '2025-12-31T00:00:01Z',
        },
      }),
    ]);
    await read('crossTenantAccessPolicyPartners', [
      row('partner', { tenantId: guid(8) }),
    ]);
    await read('conditionalAccessPolicies', [
      row(policy, {
        displayName: 'Multifactor',
        state: 'enabled',
        modifiedDateTime: '2026-01-01T00:00:00Z',
        conditions: {
          clientAppTypes: ['all'],
          applications: { includeApplications: ['All'] },
          users: { includeUsers: ['All'], excludeGroups: [emergencies] },
        },
        grantControls: { operator: 'OR', builtInControls: ['mfa'] },
      }),
      row('off', {
        state: 'disabled',
        conditions: { users: { excludeGroups: [group] } },
      }),
    ]);
  });
  afterEach(() => knex.destroy());

  const factsWithout = (...missing: DatasetId[]) =>
    tenantFacts(detectors, {
      connectionId: 'c',
      stores,
      declarations: { breakGlassAccounts: [emergencies], trustedEgress: [] },
      completeness: (dataset): Completeness =>
        missing.includes(dataset)
          ? { state: 'denied', permission: 'X', why: '' }
          : { state: 'complete', asOf: NOW.toISOString() },
      now: NOW,
    });

  it('are tiers through nested groups, roles by id and by name, and permissions by name', async () => {
    const { tenant } = await factsWithout();
    expect(tenant.tierOf(ann.toUpperCase())).toBe(0);
    expect(tenant.tierOf(bob)).toBeUndefined();
    expect(tenant.roleTier(globalAdministrator)).toBe(0);
    expect(tenant.roleTier('global administrator')).toBe(0);
    expect(tenant.roleTier('A role of our own')).toBeUndefined();
    const write = 'RoleManagement.ReadWrite.Directory';
    expect(tenant.permissionTier(write, 'application')).toBe(0);
    expect(tenant.permissionTier(write, 'delegated')).toBe(0);
    expect(tenant.permissionTier('User.Read', 'delegated')).toBeUndefined();
    expect(tenant.verifiedDomains).toEqual(['contoso.example']);
    expect(tenant.tenantId).toBe(guid(9));
  });

  it('are of people and groups those whom records name, and no others', async () => {
    const { tenant, prepare } = await factsWithout();
    expect(tenant.isGuest(bob)).toBeUndefined();
    await prepare([audit(bob.toUpperCase(), group, nested), signIn(ann)]);
    expect([tenant.isGuest(bob), tenant.isGuest(ann)]).toEqual([true, false]);
    expect(tenant.isRoleAssignable(group)).toBe(true);
    expect(tenant.isRoleAssignable(nested)).toBe(false);
    expect(tenant.isRoleAssignable(emergencies)).toBeUndefined();
  });

  it('are exclusions of enabled policies, partners, emergency accounts and who has been away', async () => {
    const { tenant, prepare } = await factsWithout();
    await prepare([signIn(ann), signIn(bob)]);
    expect(tenant.excludedFrom(emergencies)).toEqual([policy]);
    expect(tenant.excludedFrom(group)).toEqual([]);
    expect(tenant.isPartner(guid(8))).toBe(true);
    expect(tenant.isPartner(guid(7))).toBe(false);
    expect(tenant.isBreakGlass(bob)).toBe(true);
    expect(tenant.isBreakGlass(ann)).toBe(false);
    expect(tenant.dormantSince(ann)).toBe('2025-12-31T00:00:00.000Z');
    expect(tenant.dormantSince(bob)).toBeUndefined();
  });

  it('are what the policies would have asked of a sign-in', async () => {
    const { tenant, prepare } = await factsWithout();
    const event = (record: LogRecord) => record.event as SignIn;
    const twoFactors = signIn(ann, {
      authenticationRequirement: 'multiFactorAuthentication',
    });
    await prepare([signIn(ann), signIn(bob), twoFactors]);
    expect(tenant.wouldAsk?.(event(signIn(ann)))).toEqual({
      control: 'mfa',
      policies: [
        { id: policy, label: 'Multifactor', since: '2026-01-01T00:00:00Z' },
      ],
    });
    expect(tenant.wouldAsk?.(event(signIn(bob))).control).toBe('none');
    expect(tenant.wouldAsk?.(event(twoFactors)).control).toBe('unknown');
  });

  it('are unknown where they cannot be read, and never innocence', async () => {
    const { tenant, prepare } = await factsWithout(
      'users',
      'groups',
      'roleAssignments',
      'conditionalAccessPolicies',
      'crossTenantAccessPolicyPartners',
      'userSignInActivity',
      'organization',
      'domains',
    );
    await prepare([signIn(ann), audit(group)]);
    expect(tenant.tierOf(ann)).toBeUndefined();
    expect(tenant.isGuest(ann)).toBeUndefined();
    expect(tenant.isRoleAssignable(group)).toBeUndefined();
    expect(tenant.isPartner(guid(8))).toBeUndefined();
    expect(tenant.isBreakGlass(ann)).toBeUndefined();
    expect(tenant.dormantSince(ann)).toBeUndefined();
    expect(tenant.wouldAsk).toBeUndefined();
    expect([tenant.verifiedDomains, tenant.excludedFrom(group)]).toEqual([
      [],
      [],
    ]);
  });
});
