import type { PostureSummary } from '@entra-posture/core';
import styles from './MutedChecks.module.css';

/** What somebody configured not to be judged: a line, so that it is never forgotten, and its reasons behind it. */
export function MutedChecks({
  muted = [],
}: {
  muted: PostureSummary['muted'];
}) {
  if (!muted.length) return null;
  return (
    <details className={styles.muted}>
      <summary>
        {muted.length === 1 ? '1 check is' : `${muted.length} checks are`} muted
        by configuration
      </summary>
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
