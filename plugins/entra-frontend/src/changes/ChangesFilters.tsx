import { DatePicker, Flex } from '@backstage/ui';
import type { CheckFamily } from '@entra-posture/core';
import { parseDate } from '@internationalized/date';
import { areaTitle } from '../check/areas';
import { Choice } from '../filter/Choice';
import { SearchText } from '../filter/SearchText';
import { useEntraTranslation } from '../translation';
import {
  ChangesAddress,
  changingAreas,
  LONGEST_ENTITY,
  spans,
  WEEK,
} from './changesAddress';

type Span = (typeof spans)[number];

/** Between which times, of what; each change goes into the address. */
export function ChangesFilters({
  address: { days, from, to, area, entity },
  onChange,
}: {
  address: ChangesAddress;
  onChange: (change: Partial<ChangesAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const spanNames = Object.fromEntries(
    spans.map(each => [
      each,
      t('changes.filter.days', { count: Number(each) }),
    ]),
  ) as Record<Span, string>;
  const areaNames = Object.fromEntries(
    changingAreas.map(each => [each, areaTitle(t, each)]),
  ) as Record<CheckFamily, string>;
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label={t('changes.filter.label')}
    >
      <Choice
        label={t('changes.filter.time')}
        names={spanNames}
        none={t('changes.filter.days', { count: WEEK })}
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
        label={t('changes.filter.from')}
        size="small"
        value={from ? parseDate(from) : null}
        onChange={date => onChange({ from: date?.toString() })}
      />
      <DatePicker
        label={t('changes.filter.to')}
        size="small"
        value={to ? parseDate(to) : null}
        onChange={date => onChange({ to: date?.toString() })}
      />
      <Choice
        label={t('changes.filter.area')}
        names={areaNames}
        value={area}
        onChange={each => onChange({ area: each })}
      />
      <SearchText
        label={t('changes.filter.object')}
        placeholder={t('changes.filter.objectHint')}
        longest={LONGEST_ENTITY}
        value={entity}
        onChange={each => onChange({ entity: each })}
      />
    </Flex>
  );
}
