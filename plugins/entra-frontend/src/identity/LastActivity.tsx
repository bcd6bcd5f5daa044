import type { IdentityItem } from '@entra-posture/core';
import { Known } from '../known/Known';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import { isWithheld, Withheld } from '../withheld/Withheld';

/** When it came last. Never, not known, and not for this reader are three things. */
export function LastActivity({
  line: { label, activityKnown, lastActivityAt },
}: {
  line: Pick<IdentityItem, 'label' | 'activityKnown' | 'lastActivityAt'>;
}) {
  const { t } = useEntraTranslation();
  if (!activityKnown)
    return <Known value={null}>{t('identity.activity.unknown')}</Known>;
  if (lastActivityAt) return <When at={lastActivityAt} />;
  return isWithheld(label) ? <Withheld /> : <>{t('identity.activity.never')}</>;
}
