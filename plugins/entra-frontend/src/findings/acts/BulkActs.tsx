import type { FindingItem, FindingsActed } from '@entra-posture/core';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import { useState } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import type {
  FindingAct,
  FindingOptions,
  FindingSelectionInput,
} from '../../client/findings';
import { useEntraTranslation } from '../../translation';
import { DecisionButtons } from './DecisionButtons';

/** Decides about what is selected: rows of the page, or all that fits the filters. */
export function BulkActs({
  selected,
  all,
  options,
  onChanged,
  onClear,
}: {
  selected: readonly FindingItem[];
  /** All that fits, where the page does not show all of it. */
  all?: { connection: string; filter: FindingSelectionInput; total: number };
  options: FindingOptions;
  onChanged: () => void;
  onClear: () => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const [isAll, setAll] = useState(false);
  const whole = isAll && all ? all : undefined;
  const count = whole ? whole.total : selected.length;
  const [outcome, setOutcome] = useState<FindingsActed>();
  const act = async (each: FindingAct) => {
    const done = await api.actOnFindings(
      whole
        ? {
            act: each,
            connection: whole.connection,
            filter: whole.filter,
            expected: whole.total,
          }
        : {
            act: each,
            findings: selected.map(({ finding, version }) => ({
              finding,
              version,
            })),
          },
    );
    setOutcome(done);
    setAll(false);
    onClear();
    onChanged();
  };
  if (!outcome && !selected.length) return null;
  return (
    <Flex direction="column" gap="3">
      {outcome && <Outcome value={outcome} />}
      {selected.length > 0 && (
        <Flex gap="4" align="center" style={{ flexWrap: 'wrap' }}>
          <Text as="p" weight="bold" aria-live="polite">
            {t('findings.bulk.selected', { number: count })}
          </Text>
          <DecisionButtons
            label={t('findings.bulk.label')}
            subject={t('findings.bulk.subject', { count })}
            decisions={['acknowledge', 'accept', 'assign', 'snooze']}
            options={options}
            onAct={act}
          />
          {all && !isAll && all.total <= options.mostAtOnce && (
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setAll(true)}
            >
              {t('findings.bulk.selectAll', { total: all.total })}
            </Button>
          )}
          <Button
            size="small"
            variant="tertiary"
            onPress={() => {
              setAll(false);
              onClear();
            }}
          >
            {t('findings.bulk.clear')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Outcome({ value }: { value: FindingsActed }) {
  const { t } = useEntraTranslation();
  const { done, unchanged, refused, items } = value;
  const told = [
    t('findings.bulk.done', { done }),
    ...(unchanged ? [t('findings.bulk.unchanged', { unchanged })] : []),
    ...(refused ? [t('findings.bulk.refused', { refused })] : []),
  ].join(', ');
  const why = [
    ...new Set(
      items.flatMap(each => (each.outcome === 'refused' ? [each.why] : [])),
    ),
  ];
  return (
    <Alert
      role="status"
      status={refused ? 'warning' : 'success'}
      icon
      title={told}
      description={why.join(' ') || undefined}
    />
  );
}
