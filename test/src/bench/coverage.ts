import { execFileSync } from 'node:child_process';
import { onProcessor } from './onProcessor';
import { againstBruteForce } from './bruteForce';
import { apps, namedLocations, people, policies } from './coverageTenant';
import { figure, type Figure } from './figure';
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  compare,
  compilePolicies,
  coverage,
  decide,
  whatIf,
  type CaSignIn,
} from '../../../packages/core/src/conditionalAccess';

/**
 * Times coverage, what if and comparison on a tenant that is made up. Seconds are those of the processor: all of it runs on
 * one core, and what else the machine does must not count.
 */
export async function benchCoverage(): Promise<Figure[]> {
  const small = alone(100_000);
  const large = alone(1_000_000);
  const compiled = compilePolicies(policies(), { namedLocations });
  const tenant = { people: people(100_000), namedLocations };
  const found = coverage(compiled, tenant, { id: 'mfa' });
  const { ratio, signIns } = againstBruteForce();
  return [
    figure('coverage of 100,000 people', small.seconds, 's', '<= 1'),
    figure('its peak memory', small.peak, 'MiB', '<= 300'),
    figure('of it before it began', small.loaded, 'MiB'),
    figure('coverage of a million people', large.seconds, 's', '<= 5'),
    figure('its peak memory, a million', large.peak, 'MiB'),
    figure('classes of people', found.classes.length, 'classes'),
    figure('gaps found', found.gaps.length, 'boxes'),
    figure('dimensions merged', found.merged.length, 'dims', '<= 0'),
    figure(
      'what if decisions, 200 policies',
      perSecond(signIn => decide(compiled, signIn)),
      '/s',
      '>= 100000',
    ),
    figure(
      'what if with every reason',
      perSecond(signIn => whatIf(compiled, {}, signIn), 2),
      '/s',
    ),
    figure('compare, a group excluded', compareSeconds(), 's'),
    figure('brute force on a small tenant', signIns, 'sign-ins'),
    figure('brute force over coverage', ratio, 'times'),
  ];
}

function alone(count: number): {
  seconds: number;
  peak: number;
  loaded: number;
} {
  return JSON.parse(
    execFileSync(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./coverageMemory.ts'),
        String(count),
      ],
      { encoding: 'utf8' },
    ),
  );
}

function perSecond(judge: (signIn: CaSignIn) => unknown, rounds = 50): number {
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
  const seconds = onProcessor(() => {
    for (let round = 0; round < rounds; round++) signIns.forEach(judge);
  });
  return (rounds * signIns.length) / seconds;
}

function compareSeconds(): number {
  const tenant = { people: people(100_000), namedLocations };
  const before = policies();
  const after = before.map((each, n) =>
    n
      ? each
      : {
          ...each,
          conditions: {
            ...each.conditions,
            users: { includeUsers: ['All'], excludeGroups: ['group7'] },
          },
        },
  );
  return onProcessor(() =>
    compare({ policies: before, tenant }, { policies: after, tenant }, [
      { id: 'mfa' },
    ]),
  );
}
