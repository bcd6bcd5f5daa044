import type { CaGapReport } from '@entra-posture/core';
import { Text } from '@backstage/ui';

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** How many policies this is over, and who is left out of every figure below. */
export function CoverageSummary({
  report: { policies, leftOut },
}: {
  report: CaGapReport;
}) {
  return (
    <Text as="p" variant="body-medium" color="secondary">
      {policies !== null &&
        policies.total > 0 &&
        `${count(policies.total, 'policy', 'policies')}: ${policies.enabled.toLocaleString('en')} on, ${policies.reportOnly.toLocaleString('en')} report-only, ${policies.disabled.toLocaleString('en')} off. `}
      {leftOut
        ? `Not counted: ${[
            count(
              leftOut.disabledAccounts,
              'disabled account',
              'disabled accounts',
            ),
            count(
              leftOut.breakGlass,
              'declared emergency account',
              'declared emergency accounts',
            ),
            count(
              leftOut.directorySynchronization,
              'directory synchronization account',
              'directory synchronization accounts',
            ),
          ].join(', ')}.`
        : 'Who is left out is not known: people cannot be read.'}
    </Text>
  );
}
