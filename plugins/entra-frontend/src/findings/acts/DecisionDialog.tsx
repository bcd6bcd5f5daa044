import { Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import type { FindingAct, FindingOptions } from '../../client/findings';
import { ActionDialog } from '../../connect/ActionDialog';
import { CheckedField } from '../../connect/CheckedField';
import { useWork } from '../../connect/useWork';
import { useEntraTranslation } from '../../translation';
import {
  actOf,
  asksFor,
  dateIn,
  Decision,
  DecisionDraft,
  problemsOf,
  spansOf,
} from './decisions';
import { UntilField } from './UntilField';

const LONGEST_REASON = 1_000;

/** Asks for what a decision needs, and makes it. */
export function DecisionDialog({
  decision,
  subject,
  options,
  onAct,
  onClose,
}: {
  decision: Decision;
  /** What is decided about. */
  subject: string;
  options: FindingOptions;
  onAct: (act: FindingAct) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useEntraTranslation();
  const asks = asksFor[decision];
  const { longestExceptionDays } = options;
  const [draft, setDraft] = useState<DecisionDraft>(() => ({
    owner: options.subject,
    reason: '',
    until: dateIn(spansOf(decision, longestExceptionDays)[0], new Date()),
  }));
  const change = (part: Partial<DecisionDraft>) =>
    setDraft(before => ({ ...before, ...part }));
  const [wasTried, setTried] = useState(false);
  const problems = problemsOf(decision, draft, t);
  const shown = wasTried ? problems : {};
  const work = useWork(async () => {
    setTried(true);
    if (Object.keys(problems).length) return;
    await onAct(actOf(decision, draft));
    onClose();
  });
  return (
    <ActionDialog
      title={t(`findings.decide.title.${decision}`, { subject })}
      action={t(`findings.decide.name.${decision}`)}
      failed={t('findings.decide.failed')}
      work={work}
      onClose={onClose}
    >
      <Text as="p">{t(`findings.decide.why.${decision}`)}</Text>
      {asks.owner && (
        <CheckedField
          label={t('findings.decide.owner')}
          description={t('findings.decide.ownerHint')}
          isRequired
          value={draft.owner}
          onChange={owner => change({ owner })}
          problem={shown.owner}
        />
      )}
      <TextAreaField
        label={
          asks.reason === 'needed'
            ? t('findings.decide.reason')
            : t('findings.decide.reasonOptional')
        }
        isRequired={asks.reason === 'needed'}
        maxLength={LONGEST_REASON}
        rows={3}
        value={draft.reason}
        onChange={reason => change({ reason })}
        isInvalid={Boolean(shown.reason)}
        description={shown.reason}
      />
      {asks.until && (
        <UntilField
          decision={decision}
          longestDays={longestExceptionDays}
          value={draft.until}
          problem={shown.until}
          onChange={until => change({ until })}
        />
      )}
    </ActionDialog>
  );
}
