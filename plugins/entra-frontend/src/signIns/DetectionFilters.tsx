import { severities, Severity } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { areaTitle } from '../check/areas';
import { Choice } from '../filter/Choice';
import { SearchText } from '../filter/SearchText';
import { stateFilterNames } from '../findings/stateNames';
import { LONGEST_QUERY } from '../routing/useFindingFilters';
import { useEntraTranslation } from '../translation';
import type { SignInsAddress } from './signInsAddress';

/** The filters of the list and of the chart; each change goes into the address. */
export function DetectionFilters({
  address: { area, minSeverity, state, query },
  onChange,
}: {
  address: SignInsAddress;
  onChange: (change: Partial<SignInsAddress>) => void;
}) {
  const { t } = useEntraTranslation();
  const areaNames = {
    sig: areaTitle(t, 'sig'),
    aud: areaTitle(t, 'aud'),
    cmp: areaTitle(t, 'cmp'),
  };
  const { active, ...otherStates } = stateFilterNames(t);
  const severityNames = Object.fromEntries(
    severities.map(each => [each, t(`severity.andWorse.${each}`)]),
  ) as Record<Severity, string>;
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label={t('signIns.filter.label')}
    >
      <SearchText
        label={t('signIns.filter.search')}
        placeholder={t('signIns.filter.searched')}
        longest={LONGEST_QUERY}
        value={query}
        onChange={each => onChange({ query: each })}
      />
      <Choice
        label={t('signIns.filter.severity')}
        names={severityNames}
        value={minSeverity}
        onChange={each => onChange({ minSeverity: each })}
      />
      <Choice
        label={t('signIns.filter.seenIn')}
        names={areaNames}
        value={area}
        onChange={each => onChange({ area: each })}
      />
      <Choice
        label={t('signIns.filter.state')}
        none={active}
        names={otherStates}
        value={state}
        onChange={each => onChange({ state: each })}
      />
    </Flex>
  );
}
