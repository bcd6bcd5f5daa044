import { Flex, VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../../states/Placeholder';
import { useEntraTranslation } from '../../translation';

/** The matrix while it is worked out. */
export function MatrixSkeleton() {
  const { t } = useEntraTranslation();
  return (
    <Flex direction="column" gap="4" aria-busy="true">
      <VisuallyHidden aria-live="polite">
        {t('conditionalAccess.gaps.loading')}
      </VisuallyHidden>
      <Placeholder width="40%" height={20} />
      <Placeholder width="100%" height={280} />
      <Placeholder width="100%" height={200} />
    </Flex>
  );
}
