import type { PostureSummary } from '@entra-posture/core';
import { severities } from '@entra-posture/core';
import { Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark, severityName } from '../severity/SeverityMark';
import styles from './OpenBySeverity.module.css';

/** How many findings of each severity are open. The list can be cut at a severity, so the link says where it cuts. */
export function OpenBySeverity({
  summary: { open, asOf },
}: {
  summary: PostureSummary;
}) {
  const { findings } = usePaths();
  return (
    <ul className={styles.severities}>
      {severities.map(severity => {
        const filter = writeFilters({
          minSeverity: severity,
          connection: asOf.connection,
        });
        const where =
          severity === 'critical'
            ? 'critical findings'
            : `findings of ${severityName(severity).toLocaleLowerCase('en')} severity and worse`;
        return (
          <li key={severity}>
            <SeverityMark severity={severity} />
            {open[severity] ? (
              <Link
                href={`${findings}?${filter}`}
                title={`Show ${where}`}
                aria-label={`${open[severity]} open: show ${where}`}
              >
                {open[severity].toLocaleString('en')} open
              </Link>
            ) : (
              <span>none open</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
