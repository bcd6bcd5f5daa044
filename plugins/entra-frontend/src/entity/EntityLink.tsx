import type { EntityItem, EntityKind } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { isWithheld, Withheld } from '../withheld/Withheld';
import { entityPath } from './entityPath';

/** Kinds that a page can be opened about. */
const opened: readonly EntityKind[] = [
  'user',
  'group',
  'servicePrincipal',
  'application',
  'device',
  'role',
  'conditionalAccessPolicy',
  'namedLocation',
];

/** The name of an entity, and the way to its page. */
export function EntityLink({
  item: { kind, entity, label },
  connection,
}: {
  item: EntityItem;
  connection: string;
}) {
  const { identities } = usePaths();
  if (!opened.includes(kind)) return <bdi>{label}</bdi>;
  const href = entityPath(identities, connection, entity);
  if (!isWithheld(label)) {
    return (
      <Link href={href}>
        <bdi>{label}</bdi>
      </Link>
    );
  }
  return (
    <Link href={href}>
      <Withheld />{' '}
      <Text variant="body-small" color="secondary">
        {entity}
      </Text>
    </Link>
  );
}
