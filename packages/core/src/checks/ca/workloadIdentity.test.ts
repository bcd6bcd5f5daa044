import { apps } from '../app/givenApps';
import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { workloadIdentity } from './workloadIdentity';

const all = ['ServicePrincipalsInMyTenant'];
const elsewhere = { includeLocations: ['All'], excludeLocations: ['l'] };
const blocking = (
  includeServicePrincipals: string[],
  conditions: object,
  rest: Parameters<typeof policy>[1] = {},
) =>
  policy('p', {
    controls: ['block'],
    ...rest,
    users: { includeUsers: ['None'] },
    conditions: {
      clientApplications: { includeServicePrincipals },
      ...conditions,
    },
  });
const given = (
  policies: ReturnType<typeof policy>[],
  holders: Parameters<typeof apps>[0] = [
    { id: 'robot', roles: ['mailReadWrite'] },
  ],
) => ({
  rows: {
    ...apps(holders),
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
});
const judged = (...args: Parameters<typeof given>) =>
  outcome(workloadIdentity, given(...args));

describe('ca.workload-identity', () => {
  it.each([
    ['by location', { locations: elsewhere }],
    ['by risk', { servicePrincipalRiskLevels: ['high'] }],
  ])('passes where all are blocked %s', async (_, conditions) => {
    expect(await judged([blocking(all, conditions)])).toBe('pass');
  });

  it('names the apps that hold broad permissions, and the policy for some', async () => {
    const [{ affected }] = await causes(
      workloadIdentity,
      given([blocking(['robot'], { locations: elsewhere })]),
    );
    expect(affected).toMatchObject([
      { id: 'robot', facts: { permissions: ['Mail.ReadWrite'] } },
      {
        id: 'p',
        facts: { why: 'it does not include all owned service principals' },
      },
    ]);
  });

  it('fails where the policy only reports, asks for something else or names no condition', async () => {
    const locations = { locations: elsewhere };
    for (const wrong of [
      blocking(all, locations, { state: 'enabledForReportingButNotEnforced' }),
      blocking(all, locations, { controls: ['mfa'] }),
      blocking(all, {}),
    ])
      expect(await judged([wrong])).toBe('fail');
  });

  it.each<[string, Parameters<typeof apps>[0]]>([
    ['no app', []],
    ['apps of others', [{ id: 'a', roles: ['mailReadWrite'], owner: 'other' }]],
    ['apps that hold little', [{ id: 'a', roles: ['chatReadAll'] }]],
    [
      'managed identities',
      [
        {
          id: 'a',
          roles: ['mailReadWrite'],
          principal: { servicePrincipalType: 'ManagedIdentity' },
        },
      ],
    ],
  ])('passes where there are %s', async (_, holders) => {
    expect(await judged([], holders)).toBe('pass');
  });
});
