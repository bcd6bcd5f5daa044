import type { IdentityItem } from '@entra-posture/core';
import { Known } from '../known/Known';
import { standingNames } from './names';

/** The highest tier of what it holds or may activate; of tier 0 is who can take the tenant. */
export function Standing({
  line: { identity, standing },
}: {
  line: Pick<IdentityItem, 'identity' | 'standing'>;
}) {
  if (identity === 'device')
    return <Known value="unused">Holds no roles</Known>;
  if (!standing) return <Known value={null}>Unknown</Known>;
  return <>{standingNames[standing]}</>;
}
