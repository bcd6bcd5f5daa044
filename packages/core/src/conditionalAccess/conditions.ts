/**
 * One function per dimension of a sign-in: what a policy says of it, as a test of a value, or nothing where the policy
 * does not narrow it. A part that is not readable is a test that always answers unknown.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-conditions
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
 */
import type { ConditionalAccessPolicy } from '../model';
import { appBundles } from './appBundles';
import { all, any, matchDevice, parseDeviceRule } from './deviceFilter';
import { inPlace, isTrusted, type Place } from './locations';
import type {
  CaDevice,
  CaLocation,
  CaSignIn,
  CaTarget,
  CaTenant,
  Tri,
} from './signIn';
import { filled, hasUnmodelled } from './unmodelled';

type Test<V> = ((value: V) => Tri) | undefined;

export interface Dimension<V> {
  name: DimensionName;
  /** How Graph names it when it is the reason that a policy does not apply. */
  reason: string;
  value(signIn: CaSignIn): V | undefined;
  /** Two values of one key are one value. */
  key(value: V): string;
  test(policy: ConditionalAccessPolicy, world: World): Test<V>;
}

export type DimensionName =
  | 'target'
  | 'clientAppType'
  | 'platform'
  | 'location'
  | 'device'
  | 'flow'
  | 'signInRisk'
  | 'userRisk'
  | 'insiderRisk'
  | 'servicePrincipalRisk'
  | 'unmodelled';

export interface World {
  tenant: CaTenant;
  places: ReadonlyMap<string, Place>;
}

const low = (text: string) => text.toLowerCase();
const lower = (list: readonly string[] | null | undefined) =>
  new Set((list ?? []).map(low));
const text = (value: string) => value;

const known = new Set(Object.values(appBundles).flat());
export const directoryAudience = '00000002-0000-0000-c000-000000000000';

const target: Dimension<CaTarget> = {
  name: 'target',
  reason: 'application',
  value: signIn => signIn.target,
  key: value =>
    value.kind === 'application'
      ? `application ${value.appId} ${value.baselineScopesOnly === true}`
      : JSON.stringify(value),
  test({ conditions }, { tenant }) {
    const applications = conditions?.applications;
    if (conditions?.clientApplications && !applications) return undefined;
    const actions = lower(applications?.includeUserActions);
    const contexts = lower(
      applications?.includeAuthenticationContextClassReferences,
    );
    const include = expand(applications?.includeApplications, tenant);
    const exclude = expand(applications?.excludeApplications, tenant);
    const filter = applications?.applicationFilter;
    const everything = include.has('all');
    const empty = !actions.size && !contexts.size && !include.size && !filter;
    return value => {
      if (empty) return 'unknown';
      if (value.kind === 'userAction')
        return actions.has(low(value.action)) || everything;
      if (value.kind === 'authenticationContext')
        return (
          contexts.has(low(value.id)) ||
          (everything && tenant.allResourcesInContext !== false)
        );
      const legacyScopes = tenant.baselineScopes === 'legacy';
      if (value.baselineScopesOnly && legacyScopes && exclude.size)
        return false;
      const app =
        value.baselineScopesOnly && !legacyScopes
          ? directoryAudience
          : low(value.appId);
      if (exclude.has(app)) return false;
      const doubtful = mayBelong(app, tenant);
      const named: Tri =
        everything ||
        include.has(app) ||
        (doubtful && hasBundle(include) ? 'unknown' : false);
      if (named === false && filter?.mode !== 'include') return false;
      if (doubtful && hasBundle(exclude)) return 'unknown';
      if (!filter) return named;
      // Attributes of apps are not modelled: a filter leaves the apps it could touch unknown.
      return filter.mode === 'include' && named === true ? true : 'unknown';
    };
  },
};

/** Whether an app of Microsoft's that the snapshot does not know could be in a bundle: Microsoft adds to them. */
function mayBelong(
  app: string,
  { appBundles: own, microsoftApps }: CaTenant,
): boolean {
  return !own && Boolean(microsoftApps?.has(app)) && !known.has(app);
}

function hasBundle(named: ReadonlySet<string>): boolean {
  return Object.keys(appBundles).some(word => named.has(low(word)));
}

function expand(
  ids: readonly string[] | undefined,
  tenant: CaTenant,
): Set<string> {
  const bundles = tenant.appBundles ?? appBundles;
  return new Set(
    (ids ?? []).flatMap(id => {
      const word = Object.keys(bundles).find(each => low(each) === low(id));
      if (low(id) === 'none') return [];
      return word ? [low(id), ...bundles[word].map(low)] : [low(id)];
    }),
  );
}

const levels = (
  name: 'signInRisk' | 'userRisk' | 'servicePrincipalRisk',
  property:
    'signInRiskLevels' | 'userRiskLevels' | 'servicePrincipalRiskLevels',
): Dimension<string> => ({
  name,
  reason: name === 'servicePrincipalRisk' ? 'workloadIdentities' : name,
  value: signIn => signIn[name],
  key: text,
  test({ conditions }, { tenant }) {
    const wanted = lower(conditions?.[property]);
    if (!wanted.size) return undefined;
    const { riskLicensed = true } = tenant;
    return value => wanted.has(low(value)) && riskLicensed;
  },
});

const clientAppType: Dimension<string> = {
  name: 'clientAppType',
  reason: 'clientApps',
  value: signIn => signIn.clientAppType,
  key: text,
  test({ conditions }) {
    const wanted = lower(conditions?.clientAppTypes);
    if (!wanted.size || wanted.has('all')) return undefined;
    return value => wanted.has(low(value));
  },
};

const platform: Dimension<string> = {
  name: 'platform',
  reason: 'devicePlatform',
  value: signIn => signIn.platform,
  key: text,
  test({ conditions }) {
    if (!conditions?.platforms) return undefined;
    const include = lower(conditions.platforms.includePlatforms);
    const exclude = lower(conditions.platforms.excludePlatforms);
    if (!include.size && !exclude.size) return undefined;
    return value =>
      (include.has('all') || include.has(low(value))) &&
      !exclude.has('all') &&
      !exclude.has(low(value));
  },
};

const location: Dimension<CaLocation> = {
  name: 'location',
  reason: 'location',
  value: signIn => signIn.location,
  key: value => `${value.ip} ${value.country} ${value.gpsCountry}`,
  test({ conditions }, { places }) {
    if (!conditions?.locations) return undefined;
    const include = [...lower(conditions.locations.includeLocations)];
    const exclude = [...lower(conditions.locations.excludeLocations)];
    if (!include.length && !exclude.length) return undefined;
    const within = (list: readonly string[], value: CaLocation): Tri =>
      any(
        list.map(id => {
          if (id === 'all') return true;
          if (id === 'alltrusted') return isTrusted(places, value);
          return inPlace(places.get(id), value);
        }),
      );
    return value => {
      const out = within(exclude, value);
      return all([within(include, value), out === 'unknown' ? out : !out]);
    };
  },
};

const device: Dimension<CaDevice> = {
  name: 'device',
  reason: 'devices',
  value: signIn => signIn.device,
  key: value => (value.registered ? JSON.stringify(value) : ''),
  test({ conditions }) {
    const devices = conditions?.devices;
    if (!devices || !Object.values(devices).some(filled)) return undefined;
    const { deviceFilter, ...rest } = devices as {
      deviceFilter?: { mode?: unknown; rule?: unknown } | null;
    };
    if (Object.values(rest).some(filled) || !deviceFilter)
      return () => 'unknown';
    try {
      const rule = parseDeviceRule(`${deviceFilter.rule ?? ''}`);
      if (deviceFilter.mode === 'include')
        return value => matchDevice(rule, value);
      if (deviceFilter.mode !== 'exclude') return () => 'unknown';
      return value => {
        const out = matchDevice(rule, value);
        return out === 'unknown' ? out : !out;
      };
    } catch {
      // Unknown is the answer for a rule that cannot be read; the policy's result says notEnoughInformation.
      return () => 'unknown';
    }
  },
};

const flow: Dimension<string> = {
  name: 'flow',
  reason: 'authenticationFlow',
  value: signIn => signIn.flow,
  key: text,
  test({ conditions }) {
    const flags = flagsOf(conditions?.authenticationFlows?.transferMethods);
    flags.delete('none');
    return flags.size ? value => flags.has(low(value)) : undefined;
  },
};

const insiderRisk: Dimension<string> = {
  name: 'insiderRisk',
  reason: 'insiderRisk',
  value: signIn => signIn.insiderRisk,
  key: text,
  test({ conditions }) {
    const flags = flagsOf(conditions?.insiderRiskLevels);
    return flags.size ? value => flags.has(low(value)) : undefined;
  },
};

function flagsOf(flags: string | null | undefined): Set<string> {
  return lower(
    (flags ?? '')
      .split(',')
      .map(each => each.trim())
      .filter(Boolean),
  );
}

/** A condition, or a part of one, that this evaluator does not know is never taken for met. */
const unmodelled: Dimension<string> = {
  name: 'unmodelled',
  reason: 'notEnoughInformation',
  value: () => '',
  key: text,
  test: ({ conditions }) =>
    hasUnmodelled(conditions) ? () => 'unknown' : undefined,
};

/** In the order in which they give the first reason. */
export const dimensions: readonly Dimension<any>[] = [
  target,
  platform,
  device,
  clientAppType,
  location,
  levels('signInRisk', 'signInRiskLevels'),
  levels('userRisk', 'userRiskLevels'),
  insiderRisk,
  levels('servicePrincipalRisk', 'servicePrincipalRiskLevels'),
  flow,
  unmodelled,
];
