import { AppRisksList, severities } from '@entra-posture/core';
import { Badge, Link, Text } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { RiskScore } from '../identity/RiskScore';
import { Standing } from '../identity/Standing';
import { findingPath } from '../routing/findingPath';
import type { Paths } from '../routing/paths';
import { SeverityMark } from '../severity/SeverityMark';
import type { NamedColumn } from '../table/NamedTable';
import type { EntraTranslate } from '../translation';
import styles from './Apps.module.css';

type App = AppRisksList['items'][number];

/** A row shows so many of its findings; the app's page has them all. */
const SHOWN = 5;

function worstFirst(findings: App['findings']): App['findings'] {
  const rank = ({ severity }: App['findings'][number]) =>
    severities.indexOf(severity);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** @param connection - the tenant that names and findings lead into */
export function columnsOf(
  t: EntraTranslate,
  connection: string,
  { findings: findingsPage }: Paths,
): readonly NamedColumn<App>[] {
  return [
    {
      id: 'app',
      label: t('apps.column.app'),
      isRowHeader: true,
      width: 'wide',
      cell: app => (
        <>
          <EntityLink item={app} connection={connection} />
          {app.enabled === false && (
            <p className={styles.beneath}>
              <Badge size="small">{t('apps.disabled')}</Badge>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'tier',
      label: t('apps.column.permissions'),
      width: 'middle',
      cell: ({ standing }) => (
        <Standing line={{ identity: 'servicePrincipal', standing }} />
      ),
    },
    {
      id: 'origin',
      label: t('apps.column.origin'),
      width: 'middle',
      cell: ({ origin, publisher }) => (
        <>
          {t(`apps.origin.${origin}`)}
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.beneath}
          >
            {publisher ? <bdi>{publisher}</bdi> : t('apps.noPublisher')}
          </Text>
        </>
      ),
    },
    {
      id: 'score',
      label: t('apps.column.risk'),
      width: 'tiny',
      isNumber: true,
      cell: ({ score, high }) => <RiskScore score={score} high={high} />,
    },
    {
      id: 'findings',
      label: t('apps.column.findings'),
      width: 'wide',
      cell: ({ findings }) => (
        <ul className={styles.findings}>
          {worstFirst(findings)
            .slice(0, SHOWN)
            .map(({ finding, title, severity }) => (
              <li key={finding}>
                <SeverityMark severity={severity} />
                <Link href={findingPath(findingsPage, connection, finding)}>
                  {title}
                </Link>
              </li>
            ))}
          {findings.length > SHOWN && (
            <li>
              {t('apps.moreFindings', { findings: findings.length - SHOWN })}
            </li>
          )}
        </ul>
      ),
    },
  ];
}
