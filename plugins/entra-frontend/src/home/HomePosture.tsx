import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { OpenBySeverity } from '../overview/OpenBySeverity';
import { Score } from '../overview/Score';
import { usePaths } from '../routing/paths';
import { When } from '../time/When';
import { useEntraTranslation } from '../translation';
import styles from './HomeCard.module.css';
import { HomeError } from './HomeError';
import { HomeSkeleton } from './HomeSkeleton';

/** What the last finished sync of a tenant says, in short. */
export function HomePosture({
  connection: { id, title },
}: {
  connection: ConnectionReport;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { overview } = usePaths();
  const { value, error, isPending, reload } = useAnswer(id, signal =>
    api.summary(id, signal),
  );
  if (isPending) return <HomeSkeleton />;
  return (
    <>
      {error && <HomeError error={error} onRetry={reload} />}
      {value && (
        <div className={styles.columns}>
          <div className={styles.score}>
            <Score summary={value} />
            <Link
              href={`${overview}?${new URLSearchParams({ connection: id })}`}
            >
              {t('home.overviewOf', { title })}
            </Link>
            <Text as="p" variant="body-small" color="secondary">
              {value.asOf.demo && `${t('home.demo')} `}
              {value.asOf.syncedAt &&
                t('home.read', { when: <When at={value.asOf.syncedAt} /> })}
            </Text>
          </div>
          <OpenBySeverity summary={value} />
        </div>
      )}
    </>
  );
}
