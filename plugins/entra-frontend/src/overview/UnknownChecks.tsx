import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { useEntraTranslation } from '../translation';
import styles from './UnknownChecks.module.css';

/** What nobody can say, and why: it must look like neither good nor bad. */
export function UnknownChecks({
  unknown,
}: {
  unknown: PostureSummary['unknown'];
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  if (!unknown.length) return null;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t('overview.unknown.title', { checks: String(unknown.length) })}
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p" color="secondary">
          {t('overview.unknown.neither')}{' '}
          <Link href={connections}>{t('overview.unknown.grant')}</Link>
        </Text>
        <dl className={styles.list}>
          {unknown.map(({ check, title, because }) => (
            <div key={check}>
              <dt>
                <span className={styles.mark} aria-hidden="true">
                  ?
                </span>
                {title}
              </dt>
              {because.map(text => (
                <dd key={text}>{text}</dd>
              ))}
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
