import type { CaExplanation } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { guestName } from './guestNames';

/** Who signs in, as policies see them. */
export function PersonLine({ person }: { person: CaExplanation['person'] }) {
  const { label, entity, enabled, guestType, roles, breakGlass } = person;
  return (
    <Text as="p">
      <bdi>{label}</bdi> (<bdi>{entity}</bdi>)
      {enabled === false && ', account disabled: no sign-in gets this far'}
      {enabled === null && ', whether the account is enabled is not known'}
      {guestType && `, ${guestName(guestType)}`}
      {breakGlass && ', declared for emergencies'}
      {roles.length > 0 && (
        <>
          , active as <bdi>{roles.join(', ')}</bdi>
        </>
      )}
      .
    </Text>
  );
}
