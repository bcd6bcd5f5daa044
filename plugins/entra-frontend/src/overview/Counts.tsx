import type { PostureSummary } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useEntraTranslation } from '../translation';

const kinds = ['users', 'groups', 'servicePrincipals', 'policies'] as const;

/** What the judgement rests on. */
export function Counts({ counts }: { counts: PostureSummary['counts'] }) {
  const { t } = useEntraTranslation();
  const objects = kinds.map(kind =>
    t(`overview.read.${kind}`, { count: counts[kind] }),
  );
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('overview.read.sentence', { objects: objects.join(', ') })}
    </Text>
  );
}
