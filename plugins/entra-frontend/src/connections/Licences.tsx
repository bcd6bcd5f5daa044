import type { ConnectionReport } from '@entra-posture/core';
import { Flex, Text } from '@backstage/ui';
import { Known } from '../known/Known';

/** Microsoft's names of the service plans, as administrators know them. */
const plans: Record<string, string> = {
  AAD_PREMIUM: 'Microsoft Entra ID P1',
  AAD_PREMIUM_P2: 'Microsoft Entra ID P2',
};

const presence = new Map<boolean | null, string>([
  [true, 'present'],
  [false, 'not present'],
  [null, 'not known yet'],
]);

/** The licences that some data needs. */
export function Licences({
  licences,
}: {
  licences: ConnectionReport['licences'];
}) {
  if (!licences.length) return null;
  return (
    <Flex gap="4" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="h3" variant="body-medium" weight="bold">
        Licences
      </Text>
      {licences.map(({ plan, present }) => (
        <Known key={plan} value={present}>
          {plans[plan] ?? plan} {presence.get(present)}
        </Known>
      ))}
    </Flex>
  );
}
