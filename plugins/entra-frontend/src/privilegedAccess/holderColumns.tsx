import type { PrivilegedAccessList } from '@entra-posture/core';
import { Badge, Text } from '@backstage/ui';
import { EntityLink } from '../entity/EntityLink';
import { MfaMark } from '../identity/Factors';
import { RiskScore } from '../identity/RiskScore';
import { Known } from '../known/Known';
import type { NamedColumn } from '../table/NamedTable';
import { When } from '../time/When';
import type { EntraTranslate } from '../translation';
import { isWithheld, Withheld } from '../withheld/Withheld';
import styles from './PrivilegedAccess.module.css';

type Holder = PrivilegedAccessList['items'][number];

/** @param connection - the tenant that names lead into */
export function holderColumns(
  t: EntraTranslate,
  connection: string,
): readonly NamedColumn<Holder>[] {
  return [
    {
      id: 'name',
      label: t('privilegedAccess.holders.column.name'),
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
              t(`identity.entity.${holder.kind}`)
            )}
          </Text>
          {holder.enabled === false && (
            <p className={styles.beneath}>
              <Badge size="small">
                {t('privilegedAccess.holders.disabled')}
              </Badge>
            </p>
          )}
        </>
      ),
    },
    {
      id: 'role',
      label: t('privilegedAccess.holders.column.role'),
      cell: ({ roleLabel, tier, through }) => (
        <>
          <bdi>{roleLabel}</bdi>
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.beneath}
          >
            {through
              ? t('privilegedAccess.holders.tierThrough', {
                  tier: String(tier),
                  group: <EntityLink item={through} connection={connection} />,
                })
              : t('privilegedAccess.holders.tier', { tier: String(tier) })}
          </Text>
        </>
      ),
    },
    {
      id: 'assignment',
      label: t('privilegedAccess.holders.column.assignment'),
      width: 'middle',
      cell: ({ assignment, permanent }) => (
        <>
          {t(`privilegedAccess.holders.assignment.${assignment}`)}
          <Text
            as="p"
            variant="body-small"
            color="secondary"
            className={styles.beneath}
          >
            {endText(t, permanent)}
          </Text>
        </>
      ),
    },
    {
      id: 'mfa',
      label: t('privilegedAccess.holders.column.mfa'),
      width: 'middle',
      cell: ({ kind, mfa }) =>
        kind === 'user' ? (
          <MfaMark mfa={mfa} />
        ) : (
          <Known value="unused">
            {t('privilegedAccess.holders.noFactors')}
          </Known>
        ),
    },
    {
      id: 'lastActivity',
      label: t('privilegedAccess.holders.column.lastSeen'),
      width: 'narrow',
      cell: ({ label, lastActivityAt }) => {
        if (lastActivityAt) return <When at={lastActivityAt} />;
        // The answer does not tell never from not known; the person's page does.
        return isWithheld(label) ? (
          <Withheld />
        ) : (
          t('privilegedAccess.holders.neverSeen')
        );
      },
    },
    {
      id: 'score',
      label: t('privilegedAccess.holders.column.risk'),
      width: 'tiny',
      isNumber: true,
      cell: ({ score }) => <RiskScore score={score} high={score} />,
    },
  ];
}

function endText(t: EntraTranslate, permanent: boolean | null): string {
  if (permanent === null) return t('privilegedAccess.holders.end.unknown');
  return permanent
    ? t('privilegedAccess.holders.end.permanent')
    : t('privilegedAccess.holders.end.some');
}
