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
          title="The paths could not be drawn"
          error={error}
          onRetry={reload}
        />
      )}
      {value && value.paths.length > 0 && (
        <figure className={styles.figure} aria-busy={isStale}>
          {total > 1 && (
            <Select
              className={styles.choice}
              label="Draw"
              size="small"
              options={[
                {
                  value: together,
                  label: `The first ${Math.min(FINDINGS, listed.length)} together`,
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
            {captionOf(value, drawn.length, total)}
          </figcaption>
          <Suspense fallback={<Placeholder width="100%" height={160} />}>
            <Drawing
              paths={value}
              connection={connection}
              label="Escalation paths as a graph; the same in words follows"
            />
          </Suspense>
          <details className={styles.words}>
            <summary>The same in words</summary>
            <ul>
              {value.paths.map(path => (
                <li key={`${path.finding} ${path.steps[0].id}`}>
                  {pathWords(path)}{' '}
                  <Link
                    href={findingPath(findings, connection, path.finding)}
                    aria-label={`Finding about ${path.steps[path.steps.length - 1].label}`}
                  >
                    Finding
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

const counted = (count: number, one: string, more: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

/** What the picture shows, and what it leaves out. */
function captionOf(
  { paths, undrawn }: EscalationPaths,
  drawn: number,
  total: number,
): string {
  const left = [
    total > drawn && counted(total - drawn, 'finding', 'findings'),
    undrawn.paths > 0 && counted(undrawn.paths, 'path', 'paths'),
    undrawn.holds > 0 &&
      counted(undrawn.holds, 'role or permission', 'roles or permissions'),
  ].filter(Boolean);
  const shown = `${counted(paths.length, 'path', 'paths')} of ${counted(drawn, 'finding', 'findings')}: who owns what, and what that holds.`;
  return left.length
    ? `${shown} Not drawn: ${left.join(', ')}; the list has them all.`
    : shown;
}
