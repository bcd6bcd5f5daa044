import fc from 'fast-check';
import type { ConditionalAccessPolicy } from '../../model';
import { randomRule, ruleText } from './randomRule';
import {
  apps,
  atLeastOne,
  clients,
  groups,
  guestTypes,
  insiderLevels,
  levels,
  oneOf,
  perhaps,
  places,
  platforms,
  roles,
  sharePoint,
  some,
} from './vocabulary';

const guests = fc.record({
  guestOrExternalUserTypes: atLeastOne(guestTypes).map(each => each.join()),
  externalTenants: oneOf<unknown>(
    undefined,
    { membershipKind: 'all' },
    { membershipKind: 'enumerated', members: ['t1'] },
    { membershipKind: 'unknownFutureValue' },
  ),
});

const users = fc
  .record({
    everyone: fc.boolean(),
    includeUsers: some(['u1', 'u2', 'None', 'GuestsOrExternalUsers']),
    includeGroups: some(groups),
    includeRoles: some(roles),
    includeGuestsOrExternalUsers: perhaps(15, guests),
    excludeUsers: perhaps(20, some(['u1', 'u2', 'GuestsOrExternalUsers'])),
    excludeGroups: perhaps(35, some(groups)),
    excludeRoles: perhaps(20, some(roles)),
    excludeGuestsOrExternalUsers: perhaps(15, guests),
  })
  .map(({ everyone, ...rest }) =>
    everyone
      ? {
          ...rest,
          includeUsers: ['All'],
          includeGroups: [],
          includeRoles: [],
          includeGuestsOrExternalUsers: undefined,
        }
      : rest,
  );

const named = [...apps, 'Office365', sharePoint];
const applications = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      includeApplications: fc.oneof(
        { weight: 3, arbitrary: fc.constant(['All']) },
        { weight: 1, arbitrary: atLeastOne(named) },
      ),
      excludeApplications: perhaps(25, some(named)),
      applicationFilter: perhaps(
        6,
        oneOf<Record<string, unknown>>(
          { mode: 'exclude', rule: 'x' },
          { mode: 'include', rule: 'x' },
        ),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      includeApplications: [],
      includeUserActions: ['urn:user:registersecurityinfo'],
    }),
  },
  {
    weight: 1,
    arbitrary: some(['c1', 'c2']).map(contexts => ({
      includeApplications: [],
      includeAuthenticationContextClassReferences: contexts,
    })),
  },
  { weight: 1, arbitrary: fc.constant({ includeApplications: ['None'] }) },
);

const conditions = fc.record({
  clientAppTypes: fc.oneof(
    { weight: 4, arbitrary: fc.constant(['all']) },
    { weight: 1, arbitrary: some([...clients, 'easSupported']) },
  ),
  platforms: perhaps(
    20,
    fc.record({
      includePlatforms: fc.oneof(fc.constant(['all']), some(platforms)),
      excludePlatforms: some(platforms),
    }),
  ),
  locations: perhaps(
    30,
    fc.record({
      includeLocations: fc.oneof(
        { weight: 2, arbitrary: fc.constant(['All']) },
        { weight: 1, arbitrary: atLeastOne(['AllTrusted', ...places, 'gone']) },
      ),
      excludeLocations: some(['AllTrusted', ...places]),
    }),
  ),
  devices: perhaps(
    20,
    fc.record({
      deviceFilter: fc.record({
        mode: oneOf('include', 'exclude'),
        rule: fc.oneof(
          { weight: 9, arbitrary: randomRule.map(ruleText) },
          { weight: 1, arbitrary: fc.constant('device.model -nonsense "x"') },
        ),
      }),
    }),
  ),
  signInRiskLevels: perhaps(15, some(levels)),
  userRiskLevels: perhaps(15, some(levels)),
  insiderRiskLevels: perhaps(
    10,
    some(insiderLevels).map(each => each.join()),
  ),
  authenticationFlows: perhaps(
    15,
    fc.record({
      transferMethods: oneOf(
        'deviceCodeFlow',
        'authenticationTransfer',
        'deviceCodeFlow,authenticationTransfer',
      ),
    }),
  ),
  times: perhaps(3, fc.constant({ includedRanges: ['x'] })),
});

export const randomGrant = fc.record({
  operator: oneOf('AND', 'OR'),
  builtInControls: oneOf(
    ['block'],
    ['mfa'],
    ['mfa'],
    ['mfa', 'compliantDevice'],
    ['compliantDevice', 'domainJoinedDevice'],
    ['passwordChange', 'mfa'],
    ['approvedApplication'],
    ['riskRemediation'],
    [],
  ),
  termsOfUse: oneOf<string[]>([], [], [], ['terms']),
  customAuthenticationFactors: oneOf<string[]>([], [], [], ['duo']),
  authenticationStrength: perhaps(
    30,
    oneOf<{ id: string; allowedCombinations?: string[] }>(
      { id: 's', allowedCombinations: ['fido2'] },
      { id: 's', allowedCombinations: ['fido2', 'password,sms'] },
      { id: 's', allowedCombinations: ['fido2', 'password'] },
      { id: 'tenant strength' },
      { id: '00000000-0000-0000-0000-000000000004' },
      { id: 'unknown strength' },
    ),
  ),
});

export const state = oneOf(
  'enabled',
  'enabled',
  'enabled',
  'enabledForReportingButNotEnforced',
  'disabled',
);

const peoplePolicy = fc
  .record({
    state,
    users,
    applications,
    conditions,
    grantControls: randomGrant,
  })
  .map(
    ({ users: who, applications: what, conditions: when, ...rest }) =>
      ({
        ...rest,
        conditions: { users: who, applications: what, ...when },
      }) as Omit<ConditionalAccessPolicy, 'id'>,
  );

const workloadPolicy = fc
  .record({
    state,
    clientApplications: fc.record({
      includeServicePrincipals: atLeastOne([
        'ServicePrincipalsInMyTenant',
        'w1',
      ]),
      excludeServicePrincipals: some(['w1', 'w2']),
      servicePrincipalFilter: perhaps(
        10,
        fc.constant({ mode: 'include', rule: 'x' }),
      ),
    }),
    locations: perhaps(
      40,
      fc.record({
        includeLocations: fc.constant(['All']),
        excludeLocations: some(['AllTrusted', ...places]),
      }),
    ),
    servicePrincipalRiskLevels: perhaps(40, some(levels)),
  })
  .map(
    ({ state: s, ...when }) =>
      ({
        state: s,
        conditions: {
          ...when,
          applications: { includeApplications: ['All'] },
        },
        grantControls: { operator: 'OR', builtInControls: ['block'] },
      }) as Omit<ConditionalAccessPolicy, 'id'>,
  );

export const randomPolicy = fc.oneof(
  { weight: 7, arbitrary: peoplePolicy },
  { weight: 1, arbitrary: workloadPolicy },
);

export const randomPolicies = fc
  .array(randomPolicy, { minLength: 1, maxLength: 6 })
  .map(list => list.map((each, at) => ({ ...each, id: `p${at}` })));
