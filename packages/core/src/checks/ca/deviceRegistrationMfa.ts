import { inconsistencies, type WholePolicy } from '../../conditionalAccess';
import {
  defineCheck,
  type CheckView,
  type DatasetRows,
  type Verdict,
} from '../../model';
import { isForEveryone } from './everyone';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  policyRef,
  shortfall,
  wholePolicies,
} from './policies';

const needs = [...baselineNeeds, 'deviceRegistrationPolicy'] as const;
type View = CheckView<(typeof needs)[number]>;

function asksOnRegistration({ policy, requiresMfa }: WholePolicy): boolean {
  const actions = policy.conditions?.applications?.includeUserActions;
  return Boolean(actions?.includes('urn:user:registerdevice')) && requiresMfa;
}

async function settingOf(
  view: View,
): Promise<
  DatasetRows['deviceRegistrationPolicy']['multiFactorAuthConfiguration']
> {
  for await (const row of view.rows('deviceRegistrationPolicy'))
    return row.multiFactorAuthConfiguration;
  return undefined;
}

/** The tenant's switch is on: whoever has a policy for the same action has both. */
async function conflict(view: View): Promise<Verdict> {
  const all = await wholePolicies(view);
  const twice = new Set(
    inconsistencies(
      all.map(({ policy }) => policy),
      { registerDeviceRequiresMfa: true },
    ).flatMap(({ kind, policyId }) =>
      kind === 'registerDeviceTwice' ? (policyId ?? []) : [],
    ),
  );
  if (!twice.size)
    return {
      outcome: 'pass',
      evidence: { multiFactorAuthConfiguration: 'required' },
    };
  return {
    outcome: 'fail',
    witnesses: [
      {
        key: 'twice',
        statement: `The device settings ask for multifactor authentication themselves: ${twice.size === 1 ? 'a policy' : `${twice.size} policies`} for the registration of devices ${twice.size === 1 ? 'is' : 'are'} not properly enforced.`,
        affected: all
          .filter(({ policy }) => twice.has(policy.id))
          .map(policyRef),
        facts: { multiFactorAuthConfiguration: 'required' },
      },
    ],
  };
}

export const deviceRegistrationMfa = defineCheck({
  id: 'ca.device-registration-mfa',
  family: 'ca',
  title: 'Devices are registered without multifactor authentication',
  severity: 'medium',
  whyItMatters:
    'Whoever has a password and registers a device of their own holds a token bound to it that outlives the password, and a device that policies may come to trust. Where both the device settings and a policy ask, Microsoft does not properly enforce the policy.',
  howToFix: [
    'Enforce a policy for all users with the user action Register or join devices that requires multifactor authentication.',
    'Then set Require Multifactor Authentication to register or join devices to No in the device settings: the two are not to be used together.',
  ],
  falsePositives: [
    'A policy that asks everyone for multifactor authentication on all resources may be applied to the registration of devices as well; one for the action says it for certain.',
    'Tenants in which nobody may register or join a device.',
  ],
  references: {
    mitre: ['T1098.005'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-device-registration',
      'https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy',
    ],
  },
  needs,
  async evaluate(view): Promise<Verdict> {
    const setting = await settingOf(view);
    if (setting === 'required') return conflict(view);
    if (setting !== 'notRequired')
      return {
        outcome: 'unknown',
        because: [
          {
            dataset: 'deviceRegistrationPolicy',
            completeness: {
              state: 'partial',
              seen: 0,
              why: 'Microsoft did not say whether the device settings ask for multifactor authentication.',
            },
          },
        ],
      };
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'Neither the device settings nor an enforced policy for all users ask for multifactor authentication where a device is registered or joined.',
      closes: whole =>
        asksOnRegistration(whole) &&
        isForEveryone({ ...whole, allApps: true }, accepted, ['userActions']),
      almost: whole =>
        asksOnRegistration(whole)
          ? shortfall({ ...whole, allApps: true }, accepted, [
              'userActions',
            ]).join('; ')
          : undefined,
    });
  },
});
