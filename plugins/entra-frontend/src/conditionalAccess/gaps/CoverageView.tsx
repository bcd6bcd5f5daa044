import type { CaGapReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Flex } from '@backstage/ui';
import { useCallback } from 'react';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { Notices } from '../../notice/Notices';
import { PAGE } from '../../pager/usePages';
import { EmptyPanel } from '../../states/EmptyPanel';
import { ErrorPanel } from '../../states/ErrorPanel';
import { useEntraTranslation } from '../../translation';
import { NotTold } from '../NotTold';
import { PoliciesUnreadable } from '../PoliciesUnreadable';
import type { CaViewProps } from '../useCaAddress';
import { CoverageMatrix } from './CoverageMatrix';
import { CoverageSummary } from './CoverageSummary';
import { GapList } from './GapList';
import { GapDrawer } from './GapDrawer';
import { MatrixSkeleton } from './MatrixSkeleton';

/** Who gets in without what, over all policies together, and each way in. */
export function CoverageView({ connection, address, onChange }: CaViewProps) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { id, sync } = connection;
  const { value, error, isPending, reload } = useAnswer(
    `${id} ${sync.finishedAt}`,
    signal => api.caGaps({ connection: id, limit: PAGE }, signal),
  );
  const closeGap = useCallback(() => onChange({ gap: undefined }), [onChange]);
  return (
    <Flex direction="column" gap="4" pt="4">
      {isPending && <MatrixSkeleton />}
      {error && (
        <ErrorPanel
          title={t('conditionalAccess.gaps.failed')}
          error={error}
          onRetry={reload}
        />
      )}
      {value && value.policies === null && (
        <PoliciesUnreadable
          connection={connection}
          asOf={value.asOf}
          because={value.unknown}
        />
      )}
      {value && value.policies !== null && (
        <>
          <Notices asOf={value.asOf} />
          {value.policies.total === 0 && <NoPolicies />}
          <CoverageSummary report={value} />
          <CoverageMatrix
            matrix={value.matrix}
            address={address}
            onChange={onChange}
          />
          <GapList
            connection={connection}
            first={value}
            address={address}
            onChange={onChange}
          />
          <NotTold sentences={unsaid(value)} />
          {address.gap && (
            <GapDrawer
              key={address.gap}
              connection={connection}
              gap={address.gap}
              shown={value.items}
              onClose={closeGap}
            />
          )}
        </>
      )}
    </Flex>
  );
}

/** What the notices above have not said already. */
function unsaid({ unknown, asOf }: CaGapReport): string[] {
  return unknown.filter(text => !asOf.incomplete.includes(text));
}

function NoPolicies() {
  const { t } = useEntraTranslation();
  return (
    <EmptyPanel title={t('conditionalAccess.gaps.noPolicies.title')}>
      {t('conditionalAccess.gaps.noPolicies.defaults')}
    </EmptyPanel>
  );
}
