import { DatePicker, Flex, Select, Text } from '@backstage/ui';
import { useState } from 'react';
import { Day } from '../../time/Day';
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
  const spans = spansOf(decision, longestDays);
  const [choice, setChoice] = useState(String(spans[0]));
  return (
    <Flex direction="column" gap="2">
      <Select
        label="For how long"
        isRequired
        options={[
          ...spans.map(days => ({
            value: String(days),
            label: days === 1 ? 'One day' : `${days} days`,
          })),
          { value: other, label: 'Until a date' },
        ]}
        value={choice}
        onChange={key => {
          setChoice(String(key));
          onChange(key === other ? '' : dateIn(Number(key), new Date()));
        }}
      />
      {choice === other && (
        <DatePicker
          label="Until"
          isRequired
          onChange={date => onChange(date ? date.toString() : '')}
        />
      )}
      <Text
        as="p"
        variant="body-small"
        color={problem ? 'danger' : 'secondary'}
      >
        {value ? (
          <>
            To the end of <Day at={value} /> (UTC); at most {longestDays} days.
          </>
        ) : (
          problem
        )}
      </Text>
    </Flex>
  );
}
