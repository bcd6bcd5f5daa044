import type { PostureSummary } from '@entra-posture/core';
import { useEntraTranslation } from '../translation';
import styles from './MutedChecks.module.css';

/** What somebody configured not to be judged: a line, so that it is never forgotten, and its reasons behind it. */
export function MutedChecks({
  muted = [],
}: {
  muted: PostureSummary['muted'];
}) {
  const { t } = useEntraTranslation();
  if (!muted.length) return null;
  return (
    <details className={styles.muted}>
      <summary>{t('overview.muted', { count: muted.length })}</summary>
      <dl>
        {muted.map(({ check, title, reason }) => (
          <div key={check}>
            <dt>{title}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
