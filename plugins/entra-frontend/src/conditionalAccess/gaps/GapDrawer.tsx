import type { CaGapItem, ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { useEntraTranslation } from '../../translation';
import { findInPages } from '../findInPages';
import { SideDrawer } from '../SideDrawer';
import { GapDetails } from './GapDetails';

/** The most that the server gives at once. */
const ALL = 100;

/** One gap at the side of the list. */
export function GapDrawer({
  connection,
  gap,
  shown,
  onClose,
}: {
  connection: ConnectionReport;
  gap: string;
  /** Gaps that are here already. */
  shown: readonly CaGapItem[];
  onClose: () => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { id, sync } = connection;
  const is = (item: CaGapItem) => item.gap === gap;
  const answer = useAnswer(
    `${id} ${sync.finishedAt} ${gap}`,
    async signal =>
      shown.find(is) ??
      findInPages(is, cursor =>
        api.caGaps({ connection: id, limit: ALL, cursor }, signal),
      ),
  );
  const found = answer.value;
  return (
    <SideDrawer
      words={{
        what: t('conditionalAccess.gaps.details.what'),
        loading: t('conditionalAccess.gaps.details.loading'),
        failed: t('conditionalAccess.gaps.details.failed'),
        gone: t('conditionalAccess.gaps.details.gone'),
      }}
      title={
        found
          ? `${t(`conditionalAccess.audience.${found.audience}`)}: ${t(`conditionalAccess.requirement.${found.requirement}`)}`
          : undefined
      }
      answer={answer}
      onClose={onClose}
    >
      {value => <GapDetails gap={value} connection={id} />}
    </SideDrawer>
  );
}
