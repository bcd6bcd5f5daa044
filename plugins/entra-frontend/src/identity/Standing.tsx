import type { IdentityItem } from '@entra-posture/core';
import { Known } from '../known/Known';
import { useEntraTranslation } from '../translation';

/** The highest tier of what it holds or may activate; of tier 0 is who can take the tenant. */
export function Standing({
  line: { identity, standing },
}: {
  line: Pick<IdentityItem, 'identity' | 'standing'>;
}) {
  const { t } = useEntraTranslation();
  if (identity === 'device')
    return <Known value="unused">{t('identity.standing.noRoles')}</Known>;
  if (!standing)
    return <Known value={null}>{t('identity.standing.unknown')}</Known>;
  return <>{t(`identity.standing.${standing}`)}</>;
}
