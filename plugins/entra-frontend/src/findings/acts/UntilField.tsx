import { DatePicker, Flex, Select, Text } from '@backstage/ui';
import { useState } from 'react';
import { Day } from '../../time/Day';
import { useEntraTranslation } from '../../translation';
import { dateIn, Decision, spansOf } from './decisions';

const other = 'other';

/** How long a decision holds: a span, or a date of one's own. */
export function UntilField({
  decision,
  longestDays,
  value,
  problem,
  onChange,
}: {
  decision: Decision;
  longestDays: number;
  value: string;
  problem?: string;
  onChange: (date: string) => void;
}) {
  const { t } = useEntraTranslation();
  const spans = spansOf(decision, longestDays);
  const [choice, setChoice] = useState(String(spans[0]));
  return (
    <Flex direction="column" gap="2">
      <Select
        label={t('findings.until.label')}
        isRequired
        options={[
          ...spans.map(days => ({
            value: String(days),
            label: t('findings.until.days', { count: days }),
          })),
          { value: other, label: t('findings.until.other') },
        ]}
        value={choice}
        onChange={key => {
          setChoice(String(key));
          onChange(key === other ? '' : dateIn(Number(key), new Date()));
        }}
      />
      {choice === other && (
        <DatePicker
          label={t('findings.until.date')}
          isRequired
          onChange={date => onChange(date ? date.toString() : '')}
        />
      )}
      <Text
        as="p"
        variant="body-small"
        color={problem ? 'danger' : 'secondary'}
      >
        {value
          ? t('findings.until.endOf', {
              day: <Day at={value} />,
              count: longestDays,
            })
          : problem}
      </Text>
    </Flex>
  );
}
