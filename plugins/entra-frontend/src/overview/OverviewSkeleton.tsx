import { Card, CardBody, Flex, VisuallyHidden } from '@backstage/ui';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import styles from './AreaCards.module.css';

/** The page's shape, before its content. */
export function OverviewSkeleton() {
  const { t } = useEntraTranslation();
  return (
    <Flex direction="column" gap="4" aria-busy="true">
      <VisuallyHidden>{t('overview.loading')}</VisuallyHidden>
      <Placeholder width="30%" height={16} />
      <Card>
        <CardBody>
          <Placeholder width="100%" height={212} />
        </CardBody>
      </Card>
      <div className={styles.grid}>
        {[1, 2, 3, 4].map(card => (
          <Card key={card}>
            <CardBody>
              <Placeholder width="100%" height={84} />
            </CardBody>
          </Card>
        ))}
      </div>
      <Card>
        <CardBody>
          <Placeholder width="100%" height={280} />
        </CardBody>
      </Card>
    </Flex>
  );
}
