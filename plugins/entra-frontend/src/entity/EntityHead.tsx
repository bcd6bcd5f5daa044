import type { EntityDetail } from '@entra-posture/core';
import { Badge, ButtonLink, Flex, Text } from '@backstage/ui';
import { signInPath } from '../conditionalAccess/caAddress';
import { Factors } from '../identity/Factors';
import { LastActivity } from '../identity/LastActivity';
import { Standing } from '../identity/Standing';
import { usePaths } from '../routing/paths';
import { useEntraTranslation } from '../translation';
import { isWithheld } from '../withheld/Withheld';
import { EntityLink } from './EntityLink';
import styles from './EntityView.module.css';

/** Who or what it is, at a glance, and what can be asked about it next. */
export function EntityHead({ detail }: { detail: EntityDetail }) {
  const { t } = useEntraTranslation();
  const { entity, identity, manager, asOf } = detail;
  const { conditionalAccess } = usePaths();
  const isHidden = isWithheld(entity.label);
  return (
    <Flex direction="column" gap="3">
      <div className={styles.head}>
        <Text as="h2" variant="title-small">
          <bdi>{isHidden ? t('entity.head.withheld') : entity.label}</bdi>
        </Text>
        <Badge>
          {identity
            ? t(`identity.kind.${identity.identity}`)
            : t(`identity.entity.${entity.kind}`)}
        </Badge>
        {identity?.enabled === false && (
          <Badge>{t('entity.head.disabled')}</Badge>
        )}
        {identity && identity.enabled === null && (
          <Badge>{t('entity.head.enabledUnknown')}</Badge>
        )}
      </div>
      {!entity.label.includes(entity.entity) && (
        <Text as="p" color="secondary" className={styles.handle}>
          <bdi>{entity.entity}</bdi>
        </Text>
      )}
      {identity && (
        <dl className={styles.facts}>
          <div>
            <dt>{t('entity.head.standing')}</dt>
            <dd>
              <Standing line={identity} />
            </dd>
          </div>
          <div>
            <dt>{t('entity.head.mfa')}</dt>
            <dd>
              <Factors line={identity} />
            </dd>
          </div>
          <div>
            <dt>{t('entity.head.lastActivity')}</dt>
            <dd>
              <LastActivity line={identity} />
            </dd>
          </div>
          {identity.kind === 'user' && (
            <div>
              <dt>{t('entity.head.licences')}</dt>
              <dd>{t('table.number', { value: identity.licences })}</dd>
            </div>
          )}
          {manager && (
            <div>
              <dt>{t('entity.head.manager')}</dt>
              <dd>
                <EntityLink item={manager} connection={asOf.connection} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {entity.kind === 'user' && (
        <div>
          <ButtonLink
            size="small"
            variant="secondary"
            href={signInPath(conditionalAccess, {
              connection: asOf.connection,
              user: entity.entity,
            })}
          >
            {t('entity.head.policies')}
          </ButtonLink>
        </div>
      )}
    </Flex>
  );
}
