import type { EntityDetail, FindingItem } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { SeverityMark } from '../severity/SeverityMark';
import { useEntraTranslation } from '../translation';
import styles from './EntityView.module.css';
import { Panel } from './Panel';

/** Open findings that name it, and those whose list is too long to tell. */
export function EntityFindings({
  detail: { findings, unlisted },
}: {
  detail: EntityDetail;
}) {
  const { t } = useEntraTranslation();
  return (
    <Panel title={t('entity.findings.open')}>
      {findings.length ? (
        <Findings items={findings} label={t('entity.findings.open')} />
      ) : (
        <Text as="p">{t('entity.findings.none')}</Text>
      )}
      {unlisted && (
        <>
          <Text as="p" color="secondary" className={styles.more}>
            {t('entity.findings.unlisted')}
          </Text>
          <Findings items={unlisted} label={t('entity.findings.mayTouch')} />
        </>
      )}
    </Panel>
  );
}

function Findings({
  items,
  label,
}: {
  items: readonly FindingItem[];
  label: string;
}) {
  const paths = usePaths();
  return (
    <ul className={styles.list} aria-label={label}>
      {items.map(({ finding, title, statement, severity, connection }) => (
        <li key={finding} className={styles.finding}>
          <SeverityMark severity={severity} />
          <div>
            <Link href={findingPath(paths.findings, connection, finding)}>
              {title}
            </Link>
            <Text as="p" variant="body-small" color="secondary">
              {statement}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
