import { Text, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import type { FindingAct, FindingOptions } from '../../client/findings';
import { ActionDialog } from '../../connect/ActionDialog';
import { CheckedField } from '../../connect/CheckedField';
import { useWork } from '../../connect/useWork';
import {
  actOf,
  asksFor,
  dateIn,
  Decision,
  DecisionDraft,
  decisionNames,
  problemsOf,
  spansOf,
} from './decisions';
import { UntilField } from './UntilField';

const LONGEST_REASON = 1_000;

const explanations: Record<Decision, string> = {
  acknowledge: 'Somebody has seen it and works on it. It stays in the list.',
  accept:
    'An exception: it leaves the list until it ends. It ends sooner when anyone new is affected or it becomes more severe.',
  assign: 'Who takes care of it, also after it was resolved and came back.',
  snooze: 'It leaves the list until then, whatever becomes of it.',
};

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
  const problems = problemsOf(decision, draft);
  const shown = wasTried ? problems : {};
  const work = useWork(async () => {
    setTried(true);
    if (Object.keys(problems).length) return;
    await onAct(actOf(decision, draft));
    onClose();
  });
  return (
    <ActionDialog
      title={`${decisionNames[decision]} ${subject}`}
      action={decisionNames[decision]}
      failed="It could not be done"
      work={work}
      onClose={onClose}
    >
      <Text as="p">{explanations[decision]}</Text>
      {asks.owner && (
        <CheckedField
          label="Owner"
          description="An entity of the catalog, such as group:default/identity"
          isRequired
          value={draft.owner}
          onChange={owner => change({ owner })}
          problem={shown.owner}
        />
      )}
      <TextAreaField
        label={asks.reason === 'needed' ? 'Reason' : 'Reason (optional)'}
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
