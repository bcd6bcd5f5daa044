import type { FindingItem } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Link, Select } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { findingPath } from '../routing/findingPath';
import { usePaths } from '../routing/paths';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { type EntraTranslate, useEntraTranslation } from '../translation';
import styles from './EscalationGraph.module.css';
import { EscalationPaths, escalationPaths, pathWords } from './escalationPaths';

/** Of so many findings the paths are drawn together; more is no picture but a tangle. */
const FINDINGS = 3;
const together = 'together';

const Drawing = lazy(() => import('./EscalationDrawing'));

/** The first of the listed paths as a graph, or one of them alone; and the same in words. */
export function EscalationGraph({
  connection,
  listed,
  total,
}: {
  connection: string;
  listed: readonly FindingItem[];
  /** How many findings there are; the list shows a page of them. */
  total: number;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { findings } = usePaths();
  const [choice, setChoice] = useState(together);
  // The next page of the list has not what was chosen of this one.
  const chosen = listed.find(({ finding }) => finding === choice);
  const drawn = chosen ? [chosen] : listed.slice(0, FINDINGS);
  const { value, error, isPending, isStale, reload } = useAnswer(
    JSON.stringify(drawn.map(({ finding, lastSeen }) => [finding, lastSeen])),
    async signal =>
      escalationPaths(
        await Promise.all(
          drawn.map(({ finding }) => api.explain({ finding }, signal)),
        ),
      ),
  );
  if (isPending) return <Placeholder width="100%" height={160} />;
  return (
    <>
      {error && (
        <ErrorPanel
          title={t('privilegedAccess.escalation.failed')}
          error={error}
          onRetry={reload}
        />
      )}
      {value && value.paths.length > 0 && (
        <figure className={styles.figure} aria-busy={isStale}>
          {total > 1 && (
            <Select
              className={styles.choice}
              label={t('privilegedAccess.escalation.draw')}
              size="small"
              options={[
                {
                  value: together,
                  label: t('privilegedAccess.escalation.together', {
                    findings: String(Math.min(FINDINGS, listed.length)),
                  }),
                },
                ...listed.map(({ finding, statement }) => ({
                  value: finding,
                  label: statement,
                })),
              ]}
              value={chosen?.finding ?? together}
              onChange={key => setChoice(String(key))}
            />
          )}
          <figcaption className={styles.caption}>
            {captionOf(t, value, drawn.length, total)}
          </figcaption>
          <Suspense fallback={<Placeholder width="100%" height={160} />}>
            <Drawing
              paths={value}
              connection={connection}
              label={t('privilegedAccess.escalation.graph')}
            />
          </Suspense>
          <details className={styles.words}>
            <summary>{t('privilegedAccess.escalation.words')}</summary>
            <ul>
              {value.paths.map(path => (
                <li key={`${path.finding} ${path.steps[0].id}`}>
                  {pathWords(t, path)}{' '}
                  <Link
                    href={findingPath(findings, connection, path.finding)}
                    aria-label={t('privilegedAccess.escalation.findingAbout', {
                      name: path.steps[path.steps.length - 1].label,
                    })}
                  >
                    {t('privilegedAccess.escalation.finding')}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        </figure>
      )}
    </>
  );
}

/** What the picture shows, and what it leaves out. */
function captionOf(
  t: EntraTranslate,
  { paths, undrawn }: EscalationPaths,
  drawn: number,
  total: number,
): string {
  const left = [
    total > drawn &&
      t('privilegedAccess.escalation.findings', { count: total - drawn }),
    undrawn.paths > 0 &&
      t('privilegedAccess.escalation.paths', { count: undrawn.paths }),
    undrawn.holds > 0 &&
      t('privilegedAccess.escalation.holds', { count: undrawn.holds }),
  ].filter(Boolean);
  const shown = t('privilegedAccess.escalation.shown', {
    paths: t('privilegedAccess.escalation.paths', { count: paths.length }),
    findings: t('privilegedAccess.escalation.findings', { count: drawn }),
  });
  return left.length
    ? `${shown} ${t('privilegedAccess.escalation.notDrawn', { left: left.join(', ') })}`
    : shown;
}
