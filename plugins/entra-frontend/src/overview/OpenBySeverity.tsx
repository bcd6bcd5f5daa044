import type { PostureSummary } from '@entra-posture/core';
import { severities } from '@entra-posture/core';
import { Link } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { SeverityMark } from '../severity/SeverityMark';
import { useEntraTranslation } from '../translation';
import styles from './OpenBySeverity.module.css';

/** How many findings of each severity are open. The list can be cut at a severity, so the link says where it cuts. */
export function OpenBySeverity({
  summary: { open, asOf },
}: {
  summary: PostureSummary;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  return (
    <ul className={styles.severities}>
      {severities.map(severity => {
        const filter = writeFilters({
          minSeverity: severity,
          connection: asOf.connection,
        });
        return (
          <li key={severity}>
            <SeverityMark severity={severity} />
            {open[severity] ? (
              <Link
                href={`${findings}?${filter}`}
                title={t(`overview.open.show.${severity}`)}
                aria-label={t(`overview.open.label.${severity}`, {
                  findings: String(open[severity]),
                })}
              >
                {t('overview.open.some', { findings: open[severity] })}
              </Link>
            ) : (
              <span>{t('overview.open.none')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
