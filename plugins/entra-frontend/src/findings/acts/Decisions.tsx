import type { FindingExplanation } from '@entra-posture/core';
import { Button, Text } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import type { FindingAct } from '../../client/findings';
import { useWork } from '../../connect/useWork';
import { ErrorPanel } from '../../states/ErrorPanel';
import { Day } from '../../time/Day';
import { Section } from '../Section';
import { DecisionButtons } from './DecisionButtons';
import styles from './Decisions.module.css';
import type { Decision } from './decisions';
import { useFindingOptions } from './useFindingOptions';

/** What people decided about a finding, and what can be decided now. */
export function Decisions({
  value,
  onChanged,
}: {
  value: FindingExplanation;
  /** After a decision, and when somebody else was faster. */
  onChanged: () => void;
}) {
  const api = useApi(entraApiRef);
  const options = useFindingOptions();
  const { finding, version, state } = value.finding;
  const act = async (each: FindingAct) => {
    try {
      await api.actOnFinding(finding, { act: each, version });
    } finally {
      onChanged();
    }
  };
  const undo = useWork((of: Decision) => act({ act: 'undo', of }));
  const standing = standingOf(value);
  const open: Decision[] =
    state === 'resolved'
      ? ['assign']
      : ['acknowledge', 'accept', 'assign', 'snooze'];

  return (
    <Section title="Decisions">
      <div className={styles.decisions}>
        {standing.length > 0 && (
          <ul>
            {standing.map(({ decision, words, reason }) => (
              <li key={decision}>
                <p>
                  {words}
                  {reason && <q>{reason}</q>}
                </p>
                {options?.may.decide && (
                  <Button
                    size="small"
                    variant="tertiary"
                    isDisabled={undo.isBusy}
                    aria-label={`Undo: ${decision}`}
                    onPress={() => void undo.start(decision)}
                  >
                    Undo
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {undo.error && (
          <ErrorPanel
            title="It could not be undone"
            error={undo.error}
            onRetry={onChanged}
          />
        )}
        {options?.may.decide && (
          <DecisionButtons
            label="Decide about this finding"
            subject="this finding"
            decisions={open}
            options={options}
            onAct={act}
          />
        )}
        {options && !options.may.decide && (
          <Text as="p" variant="body-small" color="secondary">
            You may look at findings and not decide about them; that takes the
            permission entra.finding.update. Ask whoever runs the portal.
          </Text>
        )}
      </div>
    </Section>
  );
}

function standingOf({ decisions }: FindingExplanation): {
  decision: Decision;
  words: ReactNode;
  reason?: string;
}[] {
  const { acknowledged, accepted, assigned, snoozed } = decisions;
  return [
    accepted && {
      decision: 'accept' as const,
      words: (
        <>
          Accepted until <Day at={accepted.until} /> by {accepted.by}; owner{' '}
          <bdi>{accepted.owner}</bdi>
          {accepted.size > 0 &&
            `; ${accepted.size.toLocaleString('en')} affected then`}
          .
        </>
      ),
      reason: accepted.reason,
    },
    snoozed && {
      decision: 'snooze' as const,
      words: (
        <>
          Snoozed until <Day at={snoozed.until} /> by {snoozed.by}.
        </>
      ),
      reason: snoozed.reason,
    },
    acknowledged && {
      decision: 'acknowledge' as const,
      words: (
        <>
          Acknowledged by {acknowledged.by} on <Day at={acknowledged.at} />.
        </>
      ),
      reason: acknowledged.reason,
    },
    assigned && {
      decision: 'assign' as const,
      words: (
        <>
          Assigned to <bdi>{assigned.owner}</bdi> by {assigned.by}.
        </>
      ),
      reason: assigned.reason,
    },
  ].filter(each => each !== undefined);
}
