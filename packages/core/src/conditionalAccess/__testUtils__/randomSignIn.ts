import fc from 'fast-check';
import type { CaPopulatedTenant } from '../coverage';
import type { CaDevice, CaIdentity, CaSignIn } from '../signIn';
import {
  apps,
  clients,
  insiderLevels,
  levels,
  platforms,
  sharePoint,
} from './vocabulary';

const device: fc.Arbitrary<CaDevice> = fc.oneof(
  fc.constant<CaDevice>({ registered: false }),
  fc.record({
    registered: fc.constant(true),
    isCompliant: fc.boolean(),
    trustType: fc.constantFrom('AzureAD', 'ServerAD', 'Workplace'),
    managed: fc.boolean(),
    attributes: fc.record({
      model: fc.constantFrom(
        'Surface Pro',
        'Surface',
        'MacBook Pro',
        'Pro Surface',
        'book',
        'ThinkPad',
        null,
      ),
      extensionAttribute1: fc.constantFrom('PAW', 'saw', 'other', null),
      physicalIds: fc.constantFrom<readonly string[] | null>(
        ['[ZTDID]'],
        ['[ZTDID]', '[OrderId]:1'],
        ['[OrderId]:12'],
        [],
        null,
      ),
    }),
  }),
);

const target = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('application' as const),
      appId: fc.constantFrom(...apps, 'yet another', sharePoint),
      baselineScopesOnly: fc.constantFrom(undefined, undefined, true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'userAction' as const,
      action: 'urn:user:registersecurityinfo',
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('authenticationContext' as const),
      id: fc.constantFrom('c1', 'c2', 'c9'),
    }),
  },
);

/** Places at, inside and around the edges of every range. */
const location = fc.record({
  ip: fc.constantFrom(
    '10.0.0.1',
    '10.1.255.255',
    '10.2.0.0',
    '11.0.0.0',
    '9.255.255.255',
    '198.51.100.63',
    '198.51.100.64',
    '198.51.100.128',
    '2001:db8::5',
    '2001:db8:1::5',
    '2001:db9::',
    '::1',
  ),
  country: fc.constantFrom('CH', 'DE', 'fr', 'SE', null),
  gpsCountry: fc.constantFrom('CH', 'DE', 'SE', null),
});

const details = fc.record({
  target,
  clientAppType: fc.constantFrom(...clients),
  platform: fc.constantFrom(...platforms, 'unknown'),
  location,
  device,
  flow: fc.constantFrom(
    'none' as const,
    'none' as const,
    'deviceCodeFlow' as const,
    'authenticationTransfer' as const,
  ),
  signInRisk: fc.constantFrom(...levels),
  userRisk: fc.constantFrom(...levels),
  insiderRisk: fc.constantFrom('none', ...insiderLevels),
});

const workloadDetails = fc.record({
  target,
  location,
  servicePrincipalRisk: fc.constantFrom(...levels),
});

export type RandomSignIn = Omit<CaSignIn, 'identity'> & { who: number };

/** Sign-ins with every detail given; {@link signInOf} says by whom. */
export const randomSignIns: fc.Arbitrary<RandomSignIn[]> = fc.array(
  fc
    .tuple(details, fc.nat(100))
    .map(([rest, who]): RandomSignIn => ({ ...rest, who })),
  { minLength: 20, maxLength: 30 },
);

export const randomWorkloadSignIns: fc.Arbitrary<RandomSignIn[]> = fc.array(
  fc
    .tuple(workloadDetails, fc.nat(100))
    .map(([rest, who]): RandomSignIn => ({ ...rest, who })),
  { minLength: 20, maxLength: 30 },
);

export function signInOf(
  { who, ...rest }: RandomSignIn,
  tenant: Pick<CaPopulatedTenant, 'people' | 'workloads'>,
  of: 'people' | 'workloads' = 'people',
): CaSignIn {
  const pick = <T>(all: Iterable<T>): T => {
    const list = [...all];
    return list[who % list.length];
  };
  const identity: CaIdentity =
    of === 'workloads'
      ? { kind: 'workload', workload: pick(tenant.workloads ?? []) }
      : { kind: 'user', person: pick(tenant.people) };
  return { ...rest, identity };
}
