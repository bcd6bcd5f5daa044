/** What the policies ask of one sign-in that was logged, by its own facts. */
import {
  compilePolicies,
  type CaDevice,
  type CaSignIn,
  type CompiledPolicies,
} from '../../conditionalAccess';
import { applying } from '../../conditionalAccess/compile';
import { satisfies } from '../../conditionalAccess/controls';
import { bitsOf } from '../../conditionalAccess/masks';
import { canWithout } from '../../conditionalAccess/requirements';
import {
  describePerson,
  holdingOf,
  isReadable,
  readRoleHoldings,
  readSettings,
  tenantNeeds,
  type RoleHoldings,
  type TenantRows,
} from '../../conditionalAccess/tenant';
import type { Asked, ConditionalAccessPolicy, SignIn, User } from '../../model';
import { isAdministratorRole } from './signIns';

export { groupsOf } from '../../conditionalAccess/tenant';

/** The policies made ready, and who holds which role. */
export interface AskingPolicies {
  compiled: CompiledPolicies;
  roles: RoleHoldings;
}

/** Undefined where policies, people, groups or roles cannot be read: nothing can be said of any sign-in then. */
export async function readAskingPolicies(
  from: TenantRows,
): Promise<AskingPolicies | undefined> {
  if (!isReadable(from, ...tenantNeeds, 'groups', 'namedLocations'))
    return undefined;
  const roles = await readRoleHoldings(from, {
    isPrivileged: isAdministratorRole,
  });
  if (!roles.active) return undefined;
  const policies: ConditionalAccessPolicy[] = [];
  for await (const policy of from.rows('conditionalAccessPolicies'))
    policies.push(policy);
  return {
    compiled: compilePolicies(policies, await readSettings(from)),
    roles,
  };
}

/**
 * @param groups - ids of all groups that the person is in, nested ones included
 */
export function policiesAsked(
  { compiled, roles }: AskingPolicies,
  event: SignIn,
  user: User,
  groups: readonly string[],
): Asked {
  const person = describePerson(
    user,
    groups,
    holdingOf(user.id, groups, roles),
    roles,
  );
  const answers = targetsOf(event).map(appId =>
    asked(compiled, {
      ...factsOf(event),
      identity: { kind: 'user', person },
      target: { kind: 'application', appId },
    }),
  );
  if (!answers.length) return { control: 'unknown', policies: [] };
  const [first, ...others] = answers;
  // Which of the two a policy counts as the target of is not told: what holds for one alone is not known.
  return others.every(({ control }) => control === first.control)
    ? first
    : { control: 'unknown', policies: answers.flatMap(each => each.policies) };
}

/** What is signed in to, and by which app: a policy may name either. */
function targetsOf({ resourceId, appId }: SignIn): string[] {
  return [
    ...new Set([resourceId, appId].filter((id): id is string => Boolean(id))),
  ];
}

function asked(compiled: CompiledPolicies, signIn: CaSignIn): Asked {
  const { tenant } = compiled.world;
  const { sure } = applying(compiled, signIn, 'strict');
  const stops: number[] = [];
  let blocks = false;
  for (const index of bitsOf(sure & compiled.enabled)) {
    const grant = compiled.grants[index];
    const passes = satisfies(grant, control =>
      canWithout({ id: 'mfa' }, control, signIn, tenant),
    );
    if (passes !== false) continue;
    stops.push(index);
    blocks ||= grant.controls.some(({ kind }) => kind === 'block');
  }
  if (stops.length)
    return {
      control: blocks ? 'block' : 'mfa',
      policies: stops.map(index => refOf(compiled.policies[index])),
    };
  // What the record does not tell may bring more policies in, or a control whose reach is not known.
  const { maybe } = applying(compiled, signIn, 'open');
  const doubtful = bitsOf(maybe & compiled.enabled).filter(
    index =>
      satisfies(compiled.grants[index], control =>
        canWithout({ id: 'mfa' }, control, signIn, tenant),
      ) !== true,
  );
  return {
    control: doubtful.length ? 'unknown' : 'none',
    policies: doubtful.map(index => refOf(compiled.policies[index])),
  };
}

function refOf(policy: ConditionalAccessPolicy): Asked['policies'][number] {
  const since = policy.modifiedDateTime ?? policy.createdDateTime;
  return {
    id: policy.id,
    label: policy.displayName ?? policy.id,
    ...(since ? { since } : {}),
  };
}

function factsOf(event: SignIn): Omit<CaSignIn, 'identity' | 'target'> {
  const { ipAddress, location, riskLevelDuringSignIn: risk } = event;
  const clientAppType = clientOf(event.clientAppUsed);
  const platform = platformOf(event.deviceDetail?.operatingSystem);
  const country = location?.countryOrRegion;
  return {
    ...(clientAppType ? { clientAppType } : {}),
    ...(platform ? { platform } : {}),
    ...(ipAddress
      ? { location: { ip: ipAddress, ...(country ? { country } : {}) } }
      : {}),
    ...(event.deviceDetail ? { device: deviceOf(event.deviceDetail) } : {}),
    ...(risk && /^(none|low|medium|high)$/.test(risk)
      ? { signInRisk: risk }
      : {}),
    ...(event.authenticationProtocol
      ? {
          flow:
            event.authenticationProtocol === 'deviceCode'
              ? ('deviceCodeFlow' as const)
              : ('none' as const),
        }
      : {}),
  };
}

/** @see https://learn.microsoft.com/entra/identity/monitoring-health/concept-sign-in-log-activity-details */
function clientOf(used: string | null | undefined): string | undefined {
  if (!used) return undefined;
  if (used === 'Browser') return 'browser';
  if (used === 'Mobile Apps and Desktop clients')
    return 'mobileAppsAndDesktopClients';
  return used === 'Exchange ActiveSync' ? 'exchangeActiveSync' : 'other';
}

const platforms: [RegExp, string][] = [
  [/windows phone/i, 'windowsPhone'],
  [/^windows/i, 'windows'],
  [/^(ios|ipados)/i, 'iOS'],
  [/^android/i, 'android'],
  [/^mac/i, 'macOS'],
  [/^linux/i, 'linux'],
];

function platformOf(system: string | null | undefined): string | undefined {
  return platforms.find(([pattern]) => pattern.test(system ?? ''))?.[1];
}

const trusts: [RegExp, string][] = [
  [/hybrid/i, 'ServerAD'],
  [/joined/i, 'AzureAD'],
  [/registered/i, 'Workplace'],
];

function deviceOf(detail: NonNullable<SignIn['deviceDetail']>): CaDevice {
  if (!detail.deviceId) return { registered: false };
  const trustType = trusts.find(([pattern]) =>
    pattern.test(detail.trustType ?? ''),
  )?.[1];
  return {
    registered: true,
    ...(trustType ? { trustType } : {}),
    ...(typeof detail.isCompliant === 'boolean'
      ? { isCompliant: detail.isCompliant }
      : {}),
    ...(typeof detail.isManaged === 'boolean'
      ? { managed: detail.isManaged }
      : {}),
  };
}
