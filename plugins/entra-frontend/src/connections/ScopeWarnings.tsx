import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Text } from '@backstage/ui';
import { useId } from 'react';
import { useCheckTitle } from '../check/AddedChecks';
import type { ConnectOptions } from '../client/connect';
import { GrantMissing } from '../connect/GrantMissing';
import styles from './ScopeWarnings.module.css';

type Warning = ConnectionReport['warnings'][number];

/** What a missing permission, licence or role takes away, the worst first, with what to do. */
export function ScopeWarnings({
  connection,
  options,
}: {
  connection: ConnectionReport;
  options?: ConnectOptions;
}) {
  const id = useId();
  const { warnings, sync } = connection;
  if (!warnings.length) {
    return (
      <Text as="p" color="secondary">
        {noWarning(sync)}
      </Text>
    );
  }
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>Scope warnings ({warnings.length})</h3>
      <ul className={styles.list}>
        {warnings.map(warning => (
          <li key={warning.text}>
            <Alert
              status="warning"
              icon
              title={
                warning.permission
                  ? `Not granted: ${warning.permission}`
                  : warning.features.join(', ')
              }
              description={
                <>
                  <Effect warning={warning} />
                  {options && (
                    <GrantMissing
                      connection={connection}
                      options={options}
                      missing={warning.missing}
                    />
                  )}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** No warning is good news only of a sync that finished. */
function noWarning({ state, finishedAt }: ConnectionReport['sync']): string {
  if (!finishedAt)
    return 'What can be read is not known before the first sync has finished.';
  return state === 'failed'
    ? 'At the last sync that finished, everything that was asked for could be read.'
    : 'Everything that was asked for can be read.';
}

function Effect({
  warning: { text, features, checks, fallback = [] },
}: {
  warning: Warning;
}) {
  const titleOf = useCheckTitle();
  return (
    <div className={styles.text}>
      <p>{text}</p>
      <dl>
        {features.length > 0 && (
          <>
            <dt>Affected</dt>
            <dd>{features.join(', ')}</dd>
          </>
        )}
        {checks.length > 0 && (
          <>
            <dt>Unknown</dt>
            <dd>
              {checks.length} {checks.length === 1 ? 'check' : 'checks'}:{' '}
              {checks.map(titleOf).join('; ')}
            </dd>
          </>
        )}
        {fallback.length > 0 && (
          <>
            <dt>Instead</dt>
            <dd>
              <ul className={styles.instead}>
                {fallback.map(({ dataset, title, loses }) => (
                  <li key={dataset}>
                    {title}, which loses {loses}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </div>
  );
}
