import type { IdentityItem } from '@entra-posture/core';
import { Badge, Text } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { Factors } from '../identity/Factors';
import { LastActivity } from '../identity/LastActivity';
import { identityKindNames } from '../identity/names';
import { RiskScore } from '../identity/RiskScore';
import { Standing } from '../identity/Standing';
import type { NamedColumn } from '../table/NamedTable';
import { isWithheld } from '../withheld/Withheld';
import styles from './Inventory.module.css';

/** @param connection - the tenant that names lead into */
export function columnsOf(
  connection: string,
): readonly NamedColumn<IdentityItem>[] {
  return [
    {
      id: 'name',
      label: 'Name',
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
              <Badge size="small">Disabled</Badge>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'kind',
      label: 'Kind',
      width: 'tiny',
      cell: ({ identity }) => identityKindNames[identity],
    },
    {
      id: 'standing',
      label: 'Standing',
      width: 'narrow',
      cell: line => <Standing line={line} />,
    },
    {
      id: 'mfa',
      label: 'MFA',
      width: 'middle',
      cell: line => <Factors line={line} />,
    },
    {
      id: 'lastActivity',
      label: 'Last seen',
      width: 'narrow',
      cell: line => <LastActivity line={line} />,
    },
    {
      id: 'licences',
      label: 'Licences',
      width: 'tiny',
      isNumber: true,
      cell: ({ kind, licences }) =>
        kind === 'user' ? licences.toLocaleString('en') : '–',
    },
    {
      id: 'score',
      label: 'Risk',
      width: 'narrow',
      isNumber: true,
      cell: ({ identity, score, high }) => (
        <RiskScore score={score} high={high} isScored={identity !== 'device'} />
      ),
    },
    {
      id: 'open',
      label: 'Findings',
      width: 'tiny',
      isNumber: true,
      cell: ({ open }) => open.toLocaleString('en'),
    },
  ];
}
