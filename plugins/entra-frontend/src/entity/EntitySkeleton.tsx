import { Flex, VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';

/** The shape of an entity's page before it is there. */
export function EntitySkeleton() {
  const { t } = useEntraTranslation();
  return (
    <Flex direction="column" gap="4" aria-busy="true">
      <VisuallyHidden aria-live="polite">
        {t('entity.page.loading')}
      </VisuallyHidden>
      <Placeholder width="40%" height={28} />
      <Placeholder width="100%" height={120} />
      <Placeholder width="100%" height={240} />
    </Flex>
  );
}
