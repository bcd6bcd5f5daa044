import type { ConditionalAccessPolicy } from '@entra-posture/core';
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  compilePolicies,
  coverage,
  decide,
  type CaPerson,
  type CaSignIn,
} from '../../../packages/core/src/conditionalAccess';
import { figure, type Figure } from './figure';

const policyCount = 200;
const apps = Array.from({ length: 50 }, (_, n) => `app${n}`);
const namedLocations = Array.from({ length: 20 }, (_, n) => ({
  id: `place${n}`,
  isTrusted: n % 4 === 0,
  ipRanges: [{ cidrAddress: `10.${n}.0.0/16` }],
}));

/** A large tenant's set: a few policies for everyone, the rest for a group, an app or a place each. */
function policies(): ConditionalAccessPolicy[] {
  return Array.from({ length: policyCount }, (_, n) => ({
    id: `policy${n}`,
    displayName: `policy${n}`,
    state: n % 10 === 9 ? 'enabledForReportingButNotEnforced' : 'enabled',
    conditions: {
      users:
        n < 5
          ? { includeUsers: ['All'], excludeGroups: ['group1', `group${n}`] }
          : { includeGroups: [`group${n % 60}`] },
      applications:
        n < 5
          ? {
              includeApplications: ['All'],
              excludeApplications: [apps[0], apps[n]],
            }
          : { includeApplications: [apps[n % 50]] },
      clientAppTypes: ['all'],
      ...(n % 3 === 0 && n > 5
        ? {
            locations: {
              includeLocations: ['All'],
              excludeLocations: [`place${n % 20}`],
            },
          }
        : {}),
    },
    grantControls: {
      operator: 'OR',
      builtInControls: [n % 4 === 3 ? 'compliantDevice' : 'mfa'],
    },
  }));
}

function people(count: number): CaPerson[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `person${n}`,
    groups: [`group${n % 60}`, `group${(n * 7) % 40}`, `unit${n % 500}`],
    roles: [],
  }));
}

/** Times coverage of one requirement and single decisions, on a tenant that is made up. */
export async function benchCoverage(): Promise<Figure[]> {
  const compiled = compilePolicies(policies(), { namedLocations });
  const timed = (count: number) => {
    const given = { people: people(count), namedLocations };
    const start = performance.now();
    const found = coverage(compiled, given, { id: 'mfa' });
    const seconds = (performance.now() - start) / 1000;
    return { found, seconds };
  };
  const small = timed(100_000);
  const large = timed(1_000_000);
  const signIns: CaSignIn[] = people(1000).map((person, n) => ({
    identity: { kind: 'user', person },
    target: { kind: 'application', appId: apps[n % 50] },
    clientAppType: 'browser',
    platform: 'windows',
    location: { ip: `10.${n % 30}.1.1`, country: 'CH' },
    device: { registered: false },
    signInRisk: 'none',
    userRisk: 'none',
    insiderRisk: 'none',
    flow: 'none',
  }));
  const rounds = 50;
  const start = performance.now();
  for (let round = 0; round < rounds; round++)
    for (const signIn of signIns) decide(compiled, signIn);
  const perSecond =
    (rounds * signIns.length) / ((performance.now() - start) / 1000);
  return [
    figure('coverage of 100,000 people', small.seconds, 's', '<= 1'),
    figure('coverage of a million people', large.seconds, 's', '<= 5'),
    figure('classes of people', small.found.classes.length, 'classes'),
    figure('gaps found', small.found.gaps.length, 'boxes'),
    figure('dimensions merged', small.found.merged.length, 'dims', '<= 0'),
    figure('what if decisions', perSecond, '/s', '>= 100000'),
  ];
}
