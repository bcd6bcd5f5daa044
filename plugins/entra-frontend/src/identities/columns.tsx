import type { IdentityItem } from '@entra-posture/core';
import { Badge, Text } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { Factors } from '../identity/Factors';
import { LastActivity } from '../identity/LastActivity';
import { RiskScore } from '../identity/RiskScore';
import { Standing } from '../identity/Standing';
import type { NamedColumn } from '../table/NamedTable';
import type { EntraTranslate } from '../translation';
import { isWithheld } from '../withheld/Withheld';
import styles from './Inventory.module.css';

/** @param connection - the tenant that names lead into */
export function columnsOf(
  connection: string,
  t: EntraTranslate,
): readonly NamedColumn<IdentityItem>[] {
  return [
    {
      id: 'name',
      label: t('identities.column.name'),
      width: 'name',
      isRowHeader: true,
      cell: line => (
        <>
          <EntityLink item={line} connection={connection} />
          {line.kind === 'user' && !isWithheld(line.label) && (
            <Text
              as="p"
              variant="body-small"
              color="secondary"
              className={styles.beneath}
            >
              <bdi>{line.entity}</bdi>
            </Text>
          )}
          {line.enabled === false && (
            <p className={styles.beneath}>
              <Badge size="small">{t('identities.column.disabled')}</Badge>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'kind',
      label: t('identities.column.kind'),
      width: 'tiny',
      cell: ({ identity }) => t(`identity.kind.${identity}`),
    },
    {
      id: 'standing',
      label: t('identities.column.standing'),
      width: 'narrow',
      cell: line => <Standing line={line} />,
    },
    {
      id: 'mfa',
      label: t('identities.column.mfa'),
      width: 'middle',
      cell: line => <Factors line={line} />,
    },
    {
      id: 'lastActivity',
      label: t('identities.column.lastSeen'),
      width: 'narrow',
      cell: line => <LastActivity line={line} />,
    },
    {
      id: 'licences',
      label: t('identities.column.licences'),
      width: 'tiny',
      isNumber: true,
      cell: ({ kind, licences }) =>
        kind === 'user' ? t('table.number', { value: licences }) : '–',
    },
    {
      id: 'score',
      label: t('identities.column.risk'),
      width: 'narrow',
      isNumber: true,
      cell: ({ identity, score, high }) => (
        <RiskScore score={score} high={high} isScored={identity !== 'device'} />
      ),
    },
    {
      id: 'open',
      label: t('identities.column.findings'),
      width: 'tiny',
      isNumber: true,
      cell: ({ open }) => t('table.number', { value: open }),
    },
  ];
}
