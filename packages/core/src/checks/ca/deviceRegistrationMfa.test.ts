import {
  causes,
  judge,
  noDefaults,
  outcome,
  policy,
  type GivenTenant,
} from '../givenTenant';
import { deviceRegistrationMfa } from './deviceRegistrationMfa';

const tenant = (
  multiFactorAuthConfiguration: string | null | undefined,
  ...policies: ReturnType<typeof policy>[]
): GivenTenant => ({
  rows: {
    securityDefaults: noDefaults,
    deviceRegistrationPolicy: [
      { id: 'deviceRegistrationPolicy', multiFactorAuthConfiguration },
    ],
    conditionalAccessPolicies: policies,
  },
});
const good: Parameters<typeof policy>[1] = {
  controls: ['mfa'],
  applications: {
    includeApplications: [],
    includeUserActions: ['urn:user:registerdevice'],
  },
};
const judged = (
  setting: string | null | undefined,
  ...policies: ReturnType<typeof policy>[]
) => outcome(deviceRegistrationMfa, tenant(setting, ...policies));

describe('ca.device-registration-mfa', () => {
  it('passes with a policy for everyone, or with the switch, and not with both', async () => {
    expect(await judged('notRequired', policy('p', good))).toBe('pass');
    expect(await judged('required')).toBe('pass');
    expect(await judged('required', policy('p', good))).toBe('fail');
  });

  it('takes a strength of two factors, and none that a password satisfies', async () => {
    const by = (...allowedCombinations: string[]) => {
      const given = policy('p', { ...good, controls: [] });
      given.grantControls = {
        operator: 'OR',
        authenticationStrength: { id: 'strength', allowedCombinations },
      };
      return judged('notRequired', given);
    };
    expect([await by('fido2'), await by('fido2', 'password')]).toEqual([
      'pass',
      'fail',
    ]);
  });

  it('fails where neither asks', async () => {
    expect(await judged('notRequired')).toBe('fail');
  });

  it.each<[string, Parameters<typeof policy>[1]]>([
    [
      'it only reports',
      { ...good, state: 'enabledForReportingButNotEnforced' },
    ],
    ['a group is left out', { ...good, users: { excludeGroups: ['g'] } }],
    [
      'it is for the registration of security information',
      {
        ...good,
        applications: {
          includeApplications: [],
          includeUserActions: ['urn:user:registersecurityinfo'],
        },
      },
    ],
    [
      'a device is taken instead',
      { ...good, controls: ['mfa', 'domainJoinedDevice'] },
    ],
    [
      'it is asked from some places only',
      {
        ...good,
        conditions: {
          locations: {
            includeLocations: ['All'],
            excludeLocations: ['AllTrusted'],
          },
        },
      },
    ],
  ])('fails when %s', async (_, given) => {
    expect(await judged('notRequired', policy('p', given))).toBe('fail');
  });

  it('says what a policy lacks', async () => {
    const [{ key, affected }] = await causes(
      deviceRegistrationMfa,
      tenant('notRequired', policy('near', { ...good, state: 'disabled' })),
    );
    expect([key, affected.map(({ id, facts }) => [id, facts?.why])]).toEqual([
      'tenant',
      [['near', 'it is disabled']],
    ]);
  });

  it('names the enforced policies that the switch is in the way of, and no others', async () => {
    const [{ key, affected }] = await causes(
      deviceRegistrationMfa,
      tenant(
        'required',
        policy('on', { ...good, users: { excludeGroups: ['g'] } }),
        policy('off', { ...good, state: 'disabled' }),
        policy('apps', { controls: ['mfa'] }),
      ),
    );
    expect([key, affected.map(({ id }) => id)]).toEqual(['twice', ['on']]);
  });

  it.each([undefined, null, 'unknownFutureValue'])(
    'does not guess what the switch %s means',
    async setting => {
      expect(await judged(setting, policy('p', good))).toBe('unknown');
    },
  );

  it('is unknown without the device settings', async () => {
    const verdict = await judge(deviceRegistrationMfa, {
      ...tenant('notRequired', policy('p', good)),
      completeness: {
        deviceRegistrationPolicy: {
          state: 'denied',
          permission: 'Policy.Read.DeviceConfiguration',
          why: '',
        },
      },
    });
    expect(verdict.outcome).toBe('unknown');
  });

  it('leaves the baseline to security defaults where they are on', async () => {
    const given = tenant('notRequired');
    given.rows!.securityDefaults = [{ id: 's', isEnabled: true }];
    expect(await outcome(deviceRegistrationMfa, given)).toBe('notApplicable');
  });
});
