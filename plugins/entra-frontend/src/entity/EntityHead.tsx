import type { EntityDetail } from '@entra-posture/core';
import { Badge, ButtonLink, Flex, Text } from '@backstage/ui';
import { signInPath } from '../conditionalAccess/caAddress';
import { Factors } from '../identity/Factors';
import { LastActivity } from '../identity/LastActivity';
import { entityKindNames, identityKindNames } from '../identity/names';
import { Standing } from '../identity/Standing';
import { usePaths } from '../routing/paths';
import { isWithheld } from '../withheld/Withheld';
import { EntityLink } from './EntityLink';
import styles from './EntityView.module.css';

/** Who or what it is, at a glance, and what can be asked about it next. */
export function EntityHead({ detail }: { detail: EntityDetail }) {
  const { entity, identity, manager, asOf } = detail;
  const { conditionalAccess } = usePaths();
  const isHidden = isWithheld(entity.label);
  return (
    <Flex direction="column" gap="3">
      <div className={styles.head}>
        <Text as="h2" variant="title-small">
          <bdi>{isHidden ? 'Name withheld' : entity.label}</bdi>
        </Text>
        <Badge>
          {identity
            ? identityKindNames[identity.identity]
            : entityKindNames[entity.kind]}
        </Badge>
        {identity?.enabled === false && <Badge>Disabled</Badge>}
        {identity && identity.enabled === null && (
          <Badge>Whether it is enabled is not known</Badge>
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
            <dt>Standing</dt>
            <dd>
              <Standing line={identity} />
            </dd>
          </div>
          <div>
            <dt>MFA</dt>
            <dd>
              <Factors line={identity} />
            </dd>
          </div>
          <div>
            <dt>Last activity</dt>
            <dd>
              <LastActivity line={identity} />
            </dd>
          </div>
          {identity.kind === 'user' && (
            <div>
              <dt>Licences</dt>
              <dd>{identity.licences.toLocaleString('en')}</dd>
            </div>
          )}
          {manager && (
            <div>
              <dt>Manager</dt>
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
            Which policies apply to a sign-in
          </ButtonLink>
        </div>
      )}
    </Flex>
  );
}
