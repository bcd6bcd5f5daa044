import { DatePicker, Flex } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { Choice } from '../filter/Choice';
import { SearchText } from '../filter/SearchText';
import {
  areaNames,
  ChangesAddress,
  LONGEST_ENTITY,
  spans,
} from './changesAddress';

type Span = (typeof spans)[number];

const spanNames = Object.fromEntries(
  spans.map(days => [days, days === '1' ? 'Last day' : `Last ${days} days`]),
) as Record<Span, string>;

/** Between which times, of what; each change goes into the address. */
export function ChangesFilters({
  address: { days, from, to, area, entity },
  onChange,
}: {
  address: ChangesAddress;
  onChange: (change: Partial<ChangesAddress>) => void;
}) {
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label="Filter changes"
    >
      <Choice
        label="Time"
        names={spanNames}
        none="Last 7 days"
        value={days ? (String(days) as Span) : undefined}
        onChange={each =>
          onChange({
            days: each ? Number(each) : undefined,
            from: undefined,
            to: undefined,
          })
        }
      />
      <DatePicker
        label="From"
        size="small"
        value={from ? parseDate(from) : null}
        onChange={date => onChange({ from: date?.toString() })}
      />
      <DatePicker
        label="To"
        size="small"
        value={to ? parseDate(to) : null}
        onChange={date => onChange({ to: date?.toString() })}
      />
      <Choice
        label="Area"
        names={areaNames}
        value={area}
        onChange={each => onChange({ area: each })}
      />
      <SearchText
        label="Object"
        placeholder="Object id or user name"
        longest={LONGEST_ENTITY}
        value={entity}
        onChange={each => onChange({ entity: each })}
      />
    </Flex>
  );
}
