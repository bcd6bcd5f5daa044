import type { IdentitiesList } from '@entra-posture/core';
import { usePaths } from '../routing/paths';
import { writeAddress } from '../routing/useAddress';
import { Totals } from '../totals/Totals';
import { addressNames, IdentityAddress } from './identityAddress';

type Figure = keyof IdentitiesList['totals'];

const figures: [Figure, string, Omit<IdentityAddress, 'connection'>][] = [
  ['people', 'People', { kind: 'people' }],
  ['guests', 'Guests', { kind: 'guests' }],
  ['apps', 'Apps', { kind: 'apps' }],
  ['devices', 'Devices', { kind: 'devices' }],
  ['privileged', 'Privileged', { standing: 'privileged' }],
  [
    'withoutMfa',
    'Enabled without MFA',
    { kind: 'accounts', enabled: 'yes', mfa: 'no' },
  ],
  [
    'mfaUnknown',
    'MFA unknown',
    { kind: 'accounts', enabled: 'yes', mfa: 'unknown' },
  ],
];

/** How many there are of whom; each leads to just them. */
export function IdentityTotals({
  totals,
  address,
}: {
  totals: IdentitiesList['totals'];
  address: IdentityAddress;
}) {
  const { identities } = usePaths();
  const { connection, sort, ...filters } = address;
  const textOf = (of: IdentityAddress) =>
    writeAddress(of, addressNames).toString();
  return (
    <Totals
      label="Identities at a glance"
      totals={figures.map(([figure, label, those]) => ({
        label,
        value: totals[figure],
        href: `${identities}?${textOf({ connection, ...those })}`,
        isCurrent: textOf(filters) === textOf(those),
      }))}
    />
  );
}
