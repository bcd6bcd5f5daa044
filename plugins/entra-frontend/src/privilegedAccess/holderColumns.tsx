import type { PrivilegedAccessList } from '@entra-posture/core';
import { Badge, Text } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { MfaMark } from '../identity/Factors';
import { entityKindNames } from '../identity/names';
import { RiskScore } from '../identity/RiskScore';
import { Known } from '../known/Known';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import { isWithheld, Withheld } from '../withheld/Withheld';
import styles from './PrivilegedAccess.module.css';

type Holder = PrivilegedAccessList['items'][number];

/** @param connection - the tenant that names lead into */
export function holderColumns(
  connection: string,
): readonly NamedColumn<Holder>[] {
  return [
    {
      id: 'name',
      label: 'Name',
      width: 'name',
      isRowHeader: true,
      cell: holder => (
        <>
          <EntityLink item={holder} connection={connection} />
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.beneath}
          >
            {holder.kind === 'user' && !isWithheld(holder.label) ? (
              <bdi>{holder.entity}</bdi>
            ) : (
              entityKindNames[holder.kind]
            )}
          </Text>
          {holder.enabled === false && (
            <p className={styles.beneath}>
              <Badge size="small">Disabled</Badge>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'role',
      label: 'Role',
      cell: ({ roleLabel, tier, through }) => (
        <>
          <bdi>{roleLabel}</bdi>
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.beneath}
          >
            Tier {tier}
            {through && (
              <>
                , through <EntityLink item={through} connection={connection} />
              </>
            )}
          </Text>
        </>
      ),
    },
    {
      id: 'assignment',
      label: 'Assignment',
      width: 'middle',
      cell: ({ assignment, permanent }) => (
        <>
          {assignment === 'active' ? 'Active' : 'Eligible'}
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.beneath}
          >
            {endText(permanent)}
          </Text>
        </>
      ),
    },
    {
      id: 'mfa',
      label: 'MFA',
      width: 'middle',
      cell: ({ kind, mfa }) =>
        kind === 'user' ? (
          <MfaMark mfa={mfa} />
        ) : (
          <Known value="unused">Has no factors</Known>
        ),
    },
    {
      id: 'lastActivity',
      label: 'Last seen',
      width: 'narrow',
      cell: ({ label, lastActivityAt }) => {
        if (lastActivityAt) return <When at={lastActivityAt} />;
        // The answer does not tell never from not known; the person's page does.
        return isWithheld(label) ? <Withheld /> : 'None known';
      },
    },
    {
      id: 'score',
      label: 'Risk',
      width: 'tiny',
      isNumber: true,
      cell: ({ score }) => <RiskScore score={score} high={score} />,
    },
  ];
}

function endText(permanent: boolean | null): string {
  if (permanent === null) return 'Until when is not known';
  return permanent ? 'Permanent' : 'With an end';
}
