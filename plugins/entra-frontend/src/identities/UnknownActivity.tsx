import type { IdentityKind, StaleAccountsList } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useAnswer } from '../answer/useAnswer';
import { entraApiRef } from '../client/entraApiRef';
import { sentenceOf } from '../client/serverError';
import { useEntraTranslation } from '../translation';
import { IdentityAddress, kindsOf } from './identityAddress';

/** Of apps only opt-in logs tell when they came. */
const staleKinds: Partial<Record<IdentityKind, StaleAccountsList['kind']>> = {
  member: 'user',
  guest: 'guest',
  device: 'device',
};
const all: readonly IdentityKind[] = ['member', 'guest', 'device'];

/** A list of who has not come leaves out those of whom nobody can tell: how many those are. */
export function UnknownActivity({
  connection,
  finishedAt,
  address,
}: {
  connection: string;
  finishedAt?: string;
  address: IdentityAddress;
}) {
  const { t } = useEntraTranslation();
  const { inventory } = useApi(entraApiRef);
  const { inactiveDays: days } = address;
  const kinds = (kindsOf(address) ?? all).flatMap(
    each => staleKinds[each] ?? [],
  );
  const { value, error } = useAnswer(
    JSON.stringify([connection, finishedAt, days, kinds]),
    async signal => {
      if (!days) return 0;
      const answers = await Promise.all(
        kinds.map(kind =>
          inventory.staleAccounts({ connection, kind, days, limit: 1 }, signal),
        ),
      );
      return answers.reduce((sum, { unknown }) => sum + unknown, 0);
    },
  );
  if (!days || (!error && !value)) return null;
  return (
    <Text as="p" variant="body-small" color="secondary">
      {error
        ? t('identities.unknownActivity.failed', {
            sentence: sentenceOf(error),
          })
        : t('identities.unknownActivity.left', {
            number: value!,
          })}
    </Text>
  );
}
