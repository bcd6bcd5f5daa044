import type { FindingExplanation } from '@entra-posture/core';
import { Button, Text } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import type { FindingAct } from '../../client/findings';
import { useWork } from '../../connect/useWork';
import { ErrorPanel } from '../../states/ErrorPanel';
import { Day } from '../../time/Day';
import { useEntraTranslation, type EntraTranslate } from '../../translation';
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
  const { t } = useEntraTranslation();
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
  const standing = standingOf(value, t);
  const open: Decision[] =
    state === 'resolved'
      ? ['assign']
      : ['acknowledge', 'accept', 'assign', 'snooze'];

  return (
    <Section title={t('findings.decisions.title')}>
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
                    aria-label={t(`findings.decisions.undoOf.${decision}`)}
                    onPress={() => void undo.start(decision)}
                  >
                    {t('findings.decisions.undo')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        {undo.error && (
          <ErrorPanel
            title={t('findings.decisions.undoFailed')}
            error={undo.error}
            onRetry={onChanged}
          />
        )}
        {options?.may.decide && (
          <DecisionButtons
            label={t('findings.decisions.label')}
            subject={t('findings.decisions.subject')}
            decisions={open}
            options={options}
            onAct={act}
          />
        )}
        {options && !options.may.decide && (
          <Text as="p" variant="body-small" color="secondary">
            {t('findings.decisions.mayNot')}
          </Text>
        )}
      </div>
    </Section>
  );
}

function standingOf(
  { decisions }: FindingExplanation,
  t: EntraTranslate,
): {
  decision: Decision;
  words: ReactNode;
  reason?: string;
}[] {
  const { acknowledged, accepted, assigned, snoozed } = decisions;
  return [
    accepted && {
      decision: 'accept' as const,
      words: acceptedWords(accepted, t),
      reason: accepted.reason,
    },
    snoozed && {
      decision: 'snooze' as const,
      words: t('findings.decisions.snoozed', {
        until: <Day at={snoozed.until} />,
        by: snoozed.by,
      }),
      reason: snoozed.reason,
    },
    acknowledged && {
      decision: 'acknowledge' as const,
      words: t('findings.decisions.acknowledged', {
        by: acknowledged.by,
        at: <Day at={acknowledged.at} />,
      }),
      reason: acknowledged.reason,
    },
    assigned && {
      decision: 'assign' as const,
      words: t('findings.decisions.assigned', {
        owner: <bdi>{assigned.owner}</bdi>,
        by: assigned.by,
      }),
      reason: assigned.reason,
    },
  ].filter(each => each !== undefined);
}

function acceptedWords(
  {
    until,
    by,
    owner,
    size,
  }: NonNullable<FindingExplanation['decisions']['accepted']>,
  t: EntraTranslate,
): ReactNode {
  const what = { until: <Day at={until} />, by, owner: <bdi>{owner}</bdi> };
  return size > 0
    ? t('findings.decisions.acceptedOf', { ...what, size })
    : t('findings.decisions.accepted', what);
}
