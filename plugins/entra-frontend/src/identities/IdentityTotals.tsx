import type { IdentitiesList } from '@entra-posture/core';
import { usePaths } from '../routing/paths';
import { writeAddress } from '../routing/useAddress';
import { Totals } from '../totals/Totals';
import { useEntraTranslation } from '../translation';
import { addressNames, IdentityAddress } from './identityAddress';

type Figure = keyof IdentitiesList['totals'];

const figures: [Figure, Omit<IdentityAddress, 'connection'>][] = [
  ['people', { kind: 'people' }],
  ['guests', { kind: 'guests' }],
  ['apps', { kind: 'apps' }],
  ['devices', { kind: 'devices' }],
  ['privileged', { standing: 'privileged' }],
  ['withoutMfa', { kind: 'accounts', enabled: 'yes', mfa: 'no' }],
  ['mfaUnknown', { kind: 'accounts', enabled: 'yes', mfa: 'unknown' }],
];

/** How many there are of whom; each leads to just them. */
export function IdentityTotals({
  totals,
  address,
}: {
  totals: IdentitiesList['totals'];
  address: IdentityAddress;
}) {
  const { t } = useEntraTranslation();
  const { identities } = usePaths();
  const { connection, sort, ...filters } = address;
  const textOf = (of: IdentityAddress) =>
    writeAddress(of, addressNames).toString();
  return (
    <Totals
      label={t('identities.totals.label')}
      totals={figures.map(([figure, those]) => ({
        label: t(`identities.totals.${figure}`),
        value: totals[figure],
        href: `${identities}?${textOf({ connection, ...those })}`,
        isCurrent: textOf(filters) === textOf(those),
      }))}
    />
  );
}
