import type { CaPolicyItem, ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { useEntraTranslation } from '../../translation';
import type { Hypothesis } from '../caAddress';
import { findInPages } from '../findInPages';
import { SideDrawer } from '../SideDrawer';
import { PolicyDetails } from './PolicyDetails';

/** The most that the server gives at once. */
const ALL = 100;

/** One policy at the side of the list, and what would change without it or with it. */
export function PolicyDrawer({
  connection,
  policy,
  assume,
  shown = [],
  onAssume,
  onClose,
}: {
  connection: ConnectionReport;
  policy: string;
  assume?: Hypothesis;
  /** Policies that are here already. */
  shown?: readonly CaPolicyItem[];
  onAssume: (assume?: Hypothesis) => void;
  onClose: () => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { id, sync } = connection;
  const is = (item: CaPolicyItem) => item.policy === policy;
  const answer = useAnswer(
    `${id} ${sync.finishedAt} ${policy}`,
    async signal =>
      shown.find(is) ??
      findInPages(is, cursor =>
        api.caPolicies({ connection: id, limit: ALL, cursor }, signal),
      ),
  );
  return (
    <SideDrawer
      words={{
        what: t('conditionalAccess.policies.details.what'),
        loading: t('conditionalAccess.policies.details.loading'),
        failed: t('conditionalAccess.policies.details.failed'),
        gone: t('conditionalAccess.policies.details.gone'),
      }}
      title={answer.value?.label}
      answer={answer}
      onClose={onClose}
    >
      {value => (
        <PolicyDetails
          policy={value}
          connection={connection}
          assume={assume}
          onAssume={onAssume}
        />
      )}
    </SideDrawer>
  );
}
