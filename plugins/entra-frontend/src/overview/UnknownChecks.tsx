import type { PostureSummary } from '@entra-posture/core';
import { Card, CardBody, CardHeader, Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import styles from './UnknownChecks.module.css';

/** What nobody can say, and why: it must look like neither good nor bad. */
export function UnknownChecks({
  unknown,
}: {
  unknown: PostureSummary['unknown'];
}) {
  const { connections } = usePaths();
  if (!unknown.length) return null;
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          Not judged ({unknown.length})
        </Text>
      </CardHeader>
      <CardBody>
        <Text as="p" color="secondary">
          These checks neither passed nor failed.{' '}
          <Link href={connections}>See what to grant</Link>
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
