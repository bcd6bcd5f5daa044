import type { CaExplanation } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useEntraTranslation } from '../../translation';
import { guestName } from './guestNames';

/** Who signs in, as policies see them. */
export function PersonLine({ person }: { person: CaExplanation['person'] }) {
  const { t } = useEntraTranslation();
  const { label, entity, enabled, guestType, roles, breakGlass } = person;
  const facts = [
    enabled === false && t('conditionalAccess.whatIf.person.disabled'),
    enabled === null && t('conditionalAccess.whatIf.person.enabledUnknown'),
    guestType && guestName(t, guestType),
    breakGlass && t('conditionalAccess.whatIf.person.breakGlass'),
  ].filter(Boolean);
  return (
    <Text as="p">
      {t('conditionalAccess.whatIf.person.sentence', {
        name: <bdi>{label}</bdi>,
        id: <bdi>{entity}</bdi>,
        facts: (
          <>
            {facts.map(fact => `, ${fact}`)}
            {roles.length > 0 && ', '}
            {roles.length > 0 &&
              t('conditionalAccess.whatIf.person.roles', {
                roles: <bdi>{roles.join(', ')}</bdi>,
              })}
          </>
        ),
      })}
    </Text>
  );
}
