/**
 * Conditional Access once more, as plainly as it can be said: one policy after the other, one sign-in, no bits and nothing
 * shared with the code under test but its types. Whether a requirement holds is found by trying every set of controls that
 * somebody could give who does not fulfil it.
 *
 * Written from Microsoft's pages: concept-conditional-access-policies, -users-groups, -cloud-apps, -conditions, -grant,
 * concept-assignment-network, concept-condition-filters-for-devices, workload-identity, authentication-conditional-access.
 */
import type { ConditionalAccessPolicy } from '../../model';
import type { Requirement } from '../requirements';
import type { CaSignIn, CaTenant, Tri } from '../signIn';
import { naiveBeside } from './naiveBeside';
import { naiveControls } from './naiveControls';
import { naiveDevice } from './naiveDevice';
import { naiveLocation } from './naiveLocation';
import { naiveUsers, naiveWorkload } from './naivePeople';
import { naiveTarget } from './naiveTarget';
import { and, names, not } from './threeValued';

/** Whether the requirement holds for the sign-in; `undefined` where it is not about it. */
export function naiveMeets(
  policies: readonly ConditionalAccessPolicy[],
  tenant: CaTenant,
  requirement: Requirement,
  signIn: CaSignIn,
): Tri | undefined {
  if (!isAbout(requirement, signIn)) return undefined;
  const applying = policies
    .filter(each => each.state === 'enabled')
    .map(policy => ({
      applies: naiveApplies(policy, tenant, signIn, requirement),
      controls: naiveControls(policy, tenant, requirement, signIn),
      any: policy.grantControls?.operator !== 'AND',
    }));
  for (const each of naiveBeside(tenant, requirement, signIn))
    applying.push(each);
  const passes = (favour: boolean) => {
    const resolve = (part: Tri) => (part === 'unknown' ? favour : part);
    return canPass(
      applying
        .filter(each => {
          // An unknown policy is away where that favours whoever signs in.
          const applies = each.applies === 'unknown' ? !favour : each.applies;
          return applies && each.controls.length;
        })
        .map(each => ({
          any: each.any,
          controls: each.controls.map(control => ({
            name: control.name,
            given: resolve(control.givenWithout),
          })),
        })),
    );
  };
  const [best, worst] = [passes(true), passes(false)];
  if (best !== worst) return 'unknown';
  return !best;
}

interface Asked {
  any: boolean;
  controls: { name: string; given: boolean }[];
}

/** Whether some set of what can be given satisfies every policy at once. */
function canPass(asked: readonly Asked[]): boolean {
  const giveable = [
    ...new Set(
      asked.flatMap(each =>
        each.controls.filter(({ given }) => given).map(({ name }) => name),
      ),
    ),
  ];
  for (let set = 0; set < 2 ** giveable.length; set++) {
    const given = giveable.filter((_, at) => Math.floor(set / 2 ** at) % 2);
    const satisfied = asked.every(({ any, controls }) => {
      const met = controls.map(each => each.given && given.includes(each.name));
      return any ? met.includes(true) : !met.includes(false);
    });
    if (satisfied) return true;
  }
  return false;
}

function isAbout(
  { id, reading, of, targets }: Requirement,
  signIn: CaSignIn,
): boolean {
  if ((signIn.identity.kind === 'workload') !== (of === 'workloads'))
    return false;
  let kind: string = 'application';
  if (targets === 'authenticationContexts') kind = 'authenticationContext';
  if (id === 'registrationProtected') kind = 'userAction';
  if (signIn.target.kind !== kind) return false;
  const { clientAppType, flow, device } = signIn;
  if (id === 'legacyClientsBlocked')
    return clientAppType === 'other' || clientAppType === 'exchangeActiveSync';
  if (id === 'deviceCodeBlocked') return flow === 'deviceCodeFlow';
  const managed =
    device?.registered &&
    (device.isCompliant || device.trustType === 'ServerAD');
  const unmanagedOnly =
    reading === 'passwordStops' ||
    id === 'managedDevice' ||
    id === 'registrationProtected';
  return !(unmanagedOnly && managed);
}

/** Whether one policy applies, whatever its state. */
export function naiveApplies(
  { conditions = {} }: ConditionalAccessPolicy,
  tenant: CaTenant,
  signIn: CaSignIn,
  requirement: Requirement,
): Tri {
  const when = conditions ?? {};
  const listed = (list: readonly string[] | undefined, value?: string): Tri =>
    !list?.length || (value !== undefined && names(list, value));
  const risk = (list: readonly string[] | undefined, value?: string): Tri =>
    !list?.length || (tenant.riskLicensed !== false && listed(list, value));
  const flags = (text: string | null | undefined, value?: string): Tri =>
    !text || (value !== undefined && names(text.split(','), value));
  const filter = when.devices?.deviceFilter as
    { mode: string; rule: string } | undefined;
  const clients = when.clientAppTypes;
  const device = filter && naiveDevice(filter.rule, signIn.device);
  return and(
    signIn.identity.kind === 'user'
      ? naiveUsers(
          when.users ?? {},
          signIn.identity.person,
          requirement,
          Boolean(when.clientApplications),
        )
      : naiveWorkload(when.clientApplications, signIn.identity.workload),
    naiveTarget(when.applications ?? {}, tenant, signIn),
    names(clients, 'all') || listed(clients, signIn.clientAppType),
    !when.platforms ||
      (!when.platforms.includePlatforms?.length &&
        !when.platforms.excludePlatforms?.length) ||
      ((names(when.platforms.includePlatforms, 'all') ||
        names(when.platforms.includePlatforms, signIn.platform ?? '')) &&
        !names(when.platforms.excludePlatforms, signIn.platform ?? '')),
    naiveLocation(
      when.locations,
      tenant.namedLocations ?? [],
      signIn.location!,
    ),
    risk(when.signInRiskLevels, signIn.signInRisk),
    risk(when.userRiskLevels, signIn.userRisk),
    risk(when.servicePrincipalRiskLevels, signIn.servicePrincipalRisk),
    flags(when.insiderRiskLevels, signIn.insiderRisk),
    flags(when.authenticationFlows?.transferMethods, signIn.flow),
    !filter || (filter.mode === 'exclude' ? not(device!) : device!),
    'times' in when && (when as { times?: unknown }).times ? 'unknown' : true,
  );
}
