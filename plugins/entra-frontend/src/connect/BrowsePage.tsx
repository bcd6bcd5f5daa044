import {
  ButtonLink,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Flex,
  Link,
  Text,
} from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { useEntraTranslation } from '../translation';
import styles from './BrowsePage.module.css';
import { ViewHeading } from './ViewHeading';

/** What can be connected. */
export function BrowsePage({ options }: { options: ConnectOptions }) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  return (
    <Flex direction="column" gap="4">
      <Link href={connections}>{t('connect.browse.back')}</Link>
      <ViewHeading>{t('connect.browse.title')}</ViewHeading>
      <ul className={styles.list} aria-label={t('connect.browse.list')}>
        <li>
          <Card>
            <CardHeader>
              <Text as="h3" variant="title-x-small">
                {t('connect.browse.product')}
              </Text>
            </CardHeader>
            <CardBody>
              <Text as="p">{t('connect.browse.covers')}</Text>
              <Text as="p" color="secondary">
                {t('connect.browse.alsoCovers')}
              </Text>
            </CardBody>
            <CardFooter>
              {options.may.connect ? (
                <ButtonLink
                  variant="primary"
                  href={connectPaths.connect(connections)}
                  aria-label={t('connect.browse.connectProduct')}
                >
                  {t('connect.browse.connect')}
                </ButtonLink>
              ) : (
                <Text as="p" color="secondary">
                  {t('connect.browse.mayNot')}
                </Text>
              )}
            </CardFooter>
          </Card>
        </li>
      </ul>
    </Flex>
  );
}
