import type { ConnectionReport } from '@entra-posture/core';
import { Alert, Text } from '@backstage/ui';
import { useId } from 'react';
import { useCheckTitle } from '../check/AddedChecks';
import type { ConnectOptions } from '../client/connect';
import { GrantMissing } from '../connect/GrantMissing';
import { useEntraTranslation, type EntraTranslate } from '../translation';
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
  const { t } = useEntraTranslation();
  const id = useId();
  const { warnings, sync } = connection;
  if (!warnings.length) {
    return (
      <Text as="p" color="secondary">
        {noWarning(sync, t)}
      </Text>
    );
  }
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id}>
        {t('connections.warnings.title', { number: warnings.length })}
      </h3>
      <ul className={styles.list}>
        {warnings.map(warning => (
          <li key={warning.text}>
            <Alert
              status="warning"
              icon
              title={
                warning.permission
                  ? t('connections.warnings.notGranted', {
                      permission: warning.permission,
                    })
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
function noWarning(
  { state, finishedAt }: ConnectionReport['sync'],
  t: EntraTranslate,
): string {
  if (!finishedAt) return t('connections.warnings.notKnown');
  return state === 'failed'
    ? t('connections.warnings.noneThen')
    : t('connections.warnings.none');
}

function Effect({
  warning: { text, features, checks, fallback = [] },
}: {
  warning: Warning;
}) {
  const { t } = useEntraTranslation();
  const titleOf = useCheckTitle();
  return (
    <div className={styles.text}>
      <p>{text}</p>
      <dl>
        {features.length > 0 && (
          <>
            <dt>{t('connections.warnings.affected')}</dt>
            <dd>{features.join(', ')}</dd>
          </>
        )}
        {checks.length > 0 && (
          <>
            <dt>{t('connections.warnings.unknown')}</dt>
            <dd>
              {t('connections.warnings.checks', {
                count: checks.length,
                titles: checks.map(titleOf).join('; '),
              })}
            </dd>
          </>
        )}
        {fallback.length > 0 && (
          <>
            <dt>{t('connections.warnings.instead')}</dt>
            <dd>
              <ul className={styles.instead}>
                {fallback.map(({ dataset, title, loses }) => (
                  <li key={dataset}>
                    {t('connections.warnings.fallback', { title, loses })}
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
