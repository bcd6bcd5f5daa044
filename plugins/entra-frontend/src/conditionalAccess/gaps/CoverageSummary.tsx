import type { CaGapReport } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { useEntraTranslation } from '../../translation';

/** How many policies this is over, and who is left out of every figure below. */
export function CoverageSummary({
  report: { policies, leftOut },
}: {
  report: CaGapReport;
}) {
  const { t } = useEntraTranslation();
  return (
    <Text as="p" variant="body-medium" color="secondary">
      {policies !== null &&
        policies.total > 0 &&
        `${t('conditionalAccess.gaps.summary.policies', {
          count: policies.total,
          enabled: policies.enabled,
          reportOnly: policies.reportOnly,
          disabled: policies.disabled,
        })} `}
      {leftOut
        ? t('conditionalAccess.gaps.summary.notCounted', {
            accounts: (
              [
                'disabledAccounts',
                'breakGlass',
                'directorySynchronization',
              ] as const
            )
              .map(each =>
                t(`conditionalAccess.gaps.summary.${each}`, {
                  count: leftOut[each],
                }),
              )
              .join(', '),
          })
        : t('conditionalAccess.gaps.summary.leftOutUnknown')}
    </Text>
  );
}
