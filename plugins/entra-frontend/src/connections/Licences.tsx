import type { ConnectionReport } from '@entra-posture/core';
import { Flex, Text } from '@backstage/ui';
import { Known } from '../known/Known';
import { useEntraTranslation, type EntraTranslate } from '../translation';

/** Microsoft's names of the service plans, as administrators know them. */
const plansOf = (t: EntraTranslate): Record<string, string> => ({
  AAD_PREMIUM: t('connections.licences.p1'),
  AAD_PREMIUM_P2: t('connections.licences.p2'),
  AAD_WRKLDID_P2: t('connections.licences.workload'),
  INTUNE_A: t('connections.licences.intune'),
  SHAREPOINTSTANDARD: t('connections.licences.sharePoint1'),
  SHAREPOINTENTERPRISE: t('connections.licences.sharePoint2'),
});

/** Plans of which the greater has all that is in the lesser: nobody misses the one who has the other. */
const greater: Record<string, string> = {
  AAD_PREMIUM: 'AAD_PREMIUM_P2',
  SHAREPOINTSTANDARD: 'SHAREPOINTENTERPRISE',
};

/** The licences that some data needs. */
export function Licences({
  licences,
}: {
  licences: ConnectionReport['licences'];
}) {
  const { t } = useEntraTranslation();
  if (!licences.length) return null;
  const plans = plansOf(t);
  const had = licences.filter(each => each.present).map(({ plan }) => plan);
  const shown = licences.filter(
    ({ plan, present }) => present || !had.includes(greater[plan]),
  );
  return (
    <Flex gap="4" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="h3" variant="body-medium" weight="bold">
        {t('connections.licences.title')}
      </Text>
      {shown.map(({ plan, present }) => (
        <Known key={plan} value={present}>
          {t(`connections.licences.${presenceOf(present)}`, {
            plan: plans[plan] ?? plan,
          })}
        </Known>
      ))}
    </Flex>
  );
}

function presenceOf(present: boolean | null) {
  if (present === null) return 'unknown';
  return present ? 'present' : 'absent';
}
