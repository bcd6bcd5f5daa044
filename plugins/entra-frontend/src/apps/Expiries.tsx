import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Link, Text } from '@backstage/ui';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { Notices } from '../notice/Notices';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { EmptyPanel } from '../states/EmptyPanel';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { useEntraTranslation } from '../translation';
import styles from './Expiries.module.css';
import { expiryMonths } from './expiryMonths';
import { MonthOfExpiries } from './MonthOfExpiries';

/** When the secrets of apps end: those that have ended, and those that will within the days that the check looks ahead. */
export function Expiries({
  connection: { id, sync },
}: {
  connection: ConnectionReport;
}) {
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const { findings } = usePaths();
  const { value, error, isPending, reload } = useAnswer(
    JSON.stringify([id, sync.finishedAt, 'expiries']),
    signal =>
      inventory.appRisks(
        { connection: id, risk: 'credentials', expiries: true, limit: 1 },
        signal,
      ),
  );
  if (isPending) {
    return (
      <div aria-busy="true" className={styles.loading}>
        <Placeholder width="100%" height={280} />
      </div>
    );
  }
  const { days = [], earlier = 0 } = value?.expiries ?? {};
  const all = `${findings}?${writeFilters({ connection: id, query: 'app.credential-expiry' })}`;
  return (
    <Flex direction="column" gap="4" pt="4">
      {value && <Notices asOf={value.asOf} />}
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {value && days.length === 0 && (
        <EmptyPanel title={t('apps.expiry.none')}>
          {earlier > 0
            ? t('apps.expiry.onlyEarlier', { secrets: earlier })
            : t('apps.expiry.notAmong')}
        </EmptyPanel>
      )}
      {days.length > 0 && (
        <>
          <Text as="p" color="secondary">
            {t('apps.expiry.about')}
            {earlier > 0 &&
              ` ${t('apps.expiry.earlier', { secrets: earlier })}`}{' '}
            <Link href={all}>{t('apps.expiry.findings')}</Link>
          </Text>
          {expiryMonths(days).map(month => (
            <MonthOfExpiries
              key={month.month}
              month={month}
              connection={id}
              today={new Date().toISOString().slice(0, 10)}
            />
          ))}
        </>
      )}
    </Flex>
  );
}
