import type { ConditionalAccessPolicy } from '../model';
import { compilePolicies } from './compile';
import { coverage, type CaPopulatedTenant } from './coverage';
import { meets, type Requirement, type RequirementId } from './requirements';
import type { CaPerson, CaSignIn } from './signIn';
import { whatIf } from './whatIf';

/** Tenants drawn from a seed, so that a failure names the tenant that makes it. */
function drawing(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const one = <T>(list: readonly T[]): T => list[below(list.length)];
  const some = <T>(list: readonly T[]): T[] =>
    list.filter(() => next() < 1 / Math.max(2, list.length / 2));
  const chance = (part: number) => next() < part;
  return { below, one, some, chance };
}
type Draw = ReturnType<typeof drawing>;

const groups = ['g1', 'g2', 'g3', 'g4'];
const roles = ['r1', 'r2'];
const guestTypes = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
] as const;
const apps = ['app1', 'app2', '797f4846-ba00-4fd7-ba43-dac1f8f63013'];
const platforms = [
  'windows',
  'macOS',
  'linux',
  'android',
  'iOS',
  'windowsPhone',
];
const clients = [
  'browser',
  'mobileAppsAndDesktopClients',
  'exchangeActiveSync',
  'other',
];
const levels = ['none', 'low', 'medium', 'high'];
const rules = [
  'device.isCompliant -eq True',
  'device.trustType -ne "ServerAD"',
  'device.model -startsWith "Surface" -and -not (device.isCompliant -eq False)',
  'device.extensionAttribute1 -in ["PAW", "SAW"] -or device.model -notContains "Pro"',
  'device.model -nonsense "x"',
];
const places = [
  { id: 'office', isTrusted: true, ipRanges: [{ cidrAddress: '10.0.0.0/8' }] },
  { id: 'floor', isTrusted: false, ipRanges: [{ cidrAddress: '10.1.0.0/16' }] },
  { id: 'six', isTrusted: true, ipRanges: [{ cidrAddress: '2001:db8::/32' }] },
  {
    id: 'home',
    countriesAndRegions: ['CH', 'DE'],
    includeUnknownCountriesAndRegions: true,
  },
];

const drawGrant = ({ one, chance }: Draw) => ({
  operator: one(['AND', 'OR']),
  builtInControls: one([
    ['block'],
    ['mfa'],
    ['mfa'],
    ['mfa', 'compliantDevice'],
    ['compliantDevice', 'domainJoinedDevice'],
    ['riskRemediation'],
    [],
  ]),
  termsOfUse: chance(0.1) ? ['terms'] : [],
  authenticationStrength: chance(0.3)
    ? {
        id: 's',
        allowedCombinations: one([
          ['fido2'],
          ['fido2', 'password,sms'],
          ['fido2', 'password'],
          [],
        ]),
      }
    : null,
});

function drawPolicy(draw: Draw, id: string): ConditionalAccessPolicy {
  const { one, some, chance } = draw;
  const users: Record<string, unknown> = chance(0.5)
    ? { includeUsers: ['All'] }
    : {
        includeUsers: some(['u1', 'u2']),
        includeGroups: some(groups),
        includeRoles: some(roles),
      };
  if (chance(0.3)) users.excludeGroups = some(groups);
  if (chance(0.2))
    users.excludeUsers = some(['u1', 'u2', 'GuestsOrExternalUsers']);
  if (chance(0.2)) users.excludeRoles = some(roles);
  if (chance(0.2))
    users[
      one(['excludeGuestsOrExternalUsers', 'includeGuestsOrExternalUsers'])
    ] = {
      guestOrExternalUserTypes: some(guestTypes).join() || 'internalGuest',
      externalTenants: one([
        undefined,
        { membershipKind: 'all' },
        { membershipKind: 'enumerated', members: ['t1'] },
      ]),
    };
  const applications: Record<string, unknown> = {
    includeApplications: chance(0.7) ? ['All'] : some([...apps, 'Office365']),
    excludeApplications: chance(0.2) ? some([...apps, 'Office365']) : [],
  };
  if (chance(0.1)) {
    applications.includeApplications = [];
    applications.includeUserActions = ['urn:user:registersecurityinfo'];
  }
  if (chance(0.05))
    applications.applicationFilter = { mode: 'exclude', rule: 'x' };
  const when: Record<string, unknown> = {};
  if (chance(0.2)) when.clientAppTypes = some(clients);
  if (chance(0.2))
    when.platforms = {
      includePlatforms: chance(0.5) ? ['all'] : some(platforms),
      excludePlatforms: some(platforms),
    };
  if (chance(0.3))
    when.locations = {
      includeLocations: chance(0.7)
        ? ['All']
        : some(['AllTrusted', 'office', 'home', 'gone']),
      excludeLocations: some(['AllTrusted', 'office', 'floor', 'six', 'home']),
    };
  if (chance(0.2))
    when.devices = {
      deviceFilter: { mode: one(['include', 'exclude']), rule: one(rules) },
    };
  if (chance(0.15)) when.signInRiskLevels = some(levels);
  if (chance(0.15)) when.userRiskLevels = some(levels);
  if (chance(0.1)) when.insiderRiskLevels = one(['minor', 'moderate,elevated']);
  if (chance(0.15))
    when.authenticationFlows = {
      transferMethods: one([
        'deviceCodeFlow',
        'deviceCodeFlow,authenticationTransfer',
      ]),
    };
  if (chance(0.03)) when.times = { includedRanges: ['x'] };
  return {
    id,
    state: one([
      'enabled',
      'enabled',
      'enabled',
      'enabledForReportingButNotEnforced',
      'disabled',
    ]),
    conditions: { users, applications, clientAppTypes: ['all'], ...when },
    grantControls: drawGrant(draw),
  } as ConditionalAccessPolicy;
}

function drawPerson({ one, some, chance }: Draw, id: string): CaPerson {
  return {
    id,
    groups: chance(0.05) ? undefined : some(groups),
    roles: some(roles),
    eligibleRoles: some(roles),
    guestType: chance(0.3) ? one([...guestTypes, 'unknownGuest']) : undefined,
    homeTenantId: one(['t1', 't2', undefined]),
    perUserMfaState: chance(0.1) ? 'enforced' : undefined,
  };
}

function drawTenant(draw: Draw) {
  const { below, one, chance } = draw;
  const policies = Array.from({ length: 1 + below(6) }, (_, at) =>
    drawPolicy(draw, `p${at}`),
  );
  const trust = () => ({
    mfa: chance(0.5),
    compliantDevice: chance(0.5),
    hybridJoinedDevice: chance(0.5),
  });
  const tenant: CaPopulatedTenant = {
    people: Array.from({ length: 5 }, (_, at) => drawPerson(draw, `u${at}`)),
    namedLocations: places,
    riskLicensed: one([true, undefined, false]),
    baselineScopes: one(['legacy', 'enforced', undefined]),
    securityDefaultsEnabled: chance(0.1),
    inboundTrust: chance(0.5)
      ? { standard: trust(), partners: { t1: trust() } }
      : undefined,
  };
  return { policies, tenant };
}

function drawSignIn(
  { one, chance }: Draw,
  { people }: CaPopulatedTenant,
): CaSignIn {
  return {
    identity: { kind: 'user', person: one([...people]) },
    target: chance(0.15)
      ? { kind: 'userAction', action: 'urn:user:registersecurityinfo' }
      : {
          kind: 'application',
          appId: one([
            ...apps,
            'yet another',
            '00000003-0000-0ff1-ce00-000000000000',
          ]),
          baselineScopesOnly: chance(0.2) ? true : undefined,
        },
    clientAppType: one(clients),
    platform: one([...platforms, 'unknown']),
    location: {
      ip: one([
        '10.0.0.1',
        '10.1.255.255',
        '11.0.0.0',
        '9.255.255.255',
        '2001:db8::5',
        '::1',
      ]),
      country: one(['CH', 'FR', null]),
    },
    device: chance(0.4)
      ? { registered: false }
      : {
          registered: true,
          isCompliant: chance(0.5),
          trustType: one(['AzureAD', 'ServerAD', 'Workplace']),
          managed: chance(0.5),
          attributes: {
            model: one([
              'Surface Pro',
              'Surface',
              'MacBook Pro',
              'ThinkPad',
              null,
            ]),
            extensionAttribute1: one(['PAW', 'other', null]),
          },
        },
    flow: one(['none', 'none', 'deviceCodeFlow', 'authenticationTransfer']),
    signInRisk: one(levels),
    userRisk: one(levels),
    insiderRisk: one(['none', 'minor', 'moderate', 'elevated']),
  };
}

const requirements: Requirement[] = (
  [
    'block',
    'mfa',
    'phishingResistantMfa',
    'managedDevice',
    'legacyClientsBlocked',
    'deviceCodeBlocked',
    'registrationProtected',
  ] satisfies RequirementId[]
).map(id => ({ id }));
requirements.push({ id: 'mfa', reading: 'passwordStops' });

const tenants = 2000;
const signInsEach = 40;

describe('coverage, on random tenants', () => {
  it('agrees with what if for every sign-in, in both directions', () => {
    const answers = { true: 0, false: 0, unknown: 0 };
    for (let seed = 1; seed <= tenants; seed++) {
      const draw = drawing(seed);
      const { policies, tenant } = drawTenant(draw);
      const requirement = requirements[seed % requirements.length];
      const compiled = compilePolicies(policies, tenant);
      const found = coverage(compiled, tenant, requirement);
      expect({ seed, merged: found.merged }).toEqual({ seed, merged: [] });
      for (let at = 0; at < signInsEach; at++) {
        const signIn = drawSignIn(draw, tenant);
        const boxed = found.at(signIn);
        if (boxed === undefined) continue;
        const single = meets(compiled, requirement, signIn);
        answers[`${single}`]++;
        if (boxed !== single)
          throw new Error(
            `Tenant ${seed}, ${requirement.id}: coverage says ${boxed}, one by one says ${single} for ${JSON.stringify(signIn)} under ${JSON.stringify(policies)}.`,
          );
      }
    }
    expect(Math.min(...Object.values(answers))).toBeGreaterThan(1000);
  }, 120_000);

  it('gives a witness for each gap that what if lets through', () => {
    let replayed = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { policies, tenant } = drawTenant(drawing(seed));
      const requirement = requirements[seed % requirements.length];
      const compiled = compilePolicies(policies, tenant);
      const { gaps } = coverage(compiled, tenant, requirement);
      for (const { witness, people } of gaps) {
        expect(people).toBeGreaterThan(0);
        expect(meets(compiled, requirement, witness)).toBe(false);
        expect(
          whatIf(compiled, tenant, witness).demands.map(
            each => each.grant.controls[0].kind,
          ),
        ).not.toContain('block');
        replayed++;
      }
    }
    expect(replayed).toBeGreaterThan(400);
  }, 60_000);

  it('is the same whatever the order of policies', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { policies, tenant } = drawTenant(drawing(seed));
      const requirement = requirements[seed % requirements.length];
      const shape = (list: ConditionalAccessPolicy[]) =>
        coverage(list, tenant, requirement)
          .gaps.map(({ people, where }) => JSON.stringify([people, where]))
          .sort();
      expect(shape([...policies].reverse())).toEqual(shape(policies));
    }
  }, 60_000);

  it('never opens a gap when an enabled policy is added', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const draw = drawing(seed);
      const { policies, tenant } = drawTenant(draw);
      const requirement = requirements[seed % requirements.length];
      const before = coverage(policies, tenant, requirement);
      const added = { ...drawPolicy(draw, 'added'), state: 'enabled' };
      const after = coverage([...policies, added], tenant, requirement);
      for (let at = 0; at < 40; at++) {
        const signIn = drawSignIn(draw, tenant);
        const opened = before.at(signIn) === true && after.at(signIn) !== true;
        expect({ seed, opened }).toEqual({ seed, opened: false });
      }
    }
  }, 60_000);
});
