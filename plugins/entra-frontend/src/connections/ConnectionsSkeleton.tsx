import { Card, CardBody, Flex, VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';

/** The page's shape, before its content. */
export function ConnectionsSkeleton() {
  const { t } = useEntraTranslation();
  return (
    <Card aria-busy="true">
      <CardBody>
        <VisuallyHidden>{t('connections.page.loading')}</VisuallyHidden>
        <Flex direction="column" gap="4">
          <Placeholder width="30%" height={28} />
          <Placeholder width="60%" height={16} />
          <Placeholder width="100%" height={96} />
          {[1, 2, 3, 4, 5, 6].map(row => (
            <Placeholder key={row} width="100%" height={40} />
          ))}
        </Flex>
      </CardBody>
    </Card>
  );
}
