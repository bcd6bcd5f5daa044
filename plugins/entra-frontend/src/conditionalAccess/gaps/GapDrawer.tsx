import type { CaGapItem, ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { audienceNames } from '../audiences';
import { findInPages } from '../findInPages';
import { requirementNames } from '../requirements';
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
      what="Gap"
      title={
        found
          ? `${audienceNames[found.audience]}: ${requirementNames[found.requirement]}`
          : undefined
      }
      answer={answer}
      gone="It was closed, or the last sync found it otherwise."
      onClose={onClose}
    >
      {value => <GapDetails gap={value} connection={id} />}
    </SideDrawer>
  );
}
