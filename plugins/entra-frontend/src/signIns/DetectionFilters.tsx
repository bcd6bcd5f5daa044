import { areaTitles, severities, Severity } from '@entra-posture/core';
import { Flex } from '@backstage/ui';
import { Choice } from '../filter/Choice';
import { SearchText } from '../filter/SearchText';
import { stateFilterNames } from '../findings/stateNames';
import { LONGEST_QUERY } from '../routing/useFindingFilters';
import { severityName } from '../severity/SeverityMark';
import type { SignInsAddress } from './signInsAddress';

const areaNames = {
  sig: areaTitles.sig,
  aud: areaTitles.aud,
  cmp: areaTitles.cmp,
};
const severityNames = Object.fromEntries(
  severities.map(each => [
    each,
    each === 'critical' ? 'Critical' : `${severityName(each)} and worse`,
  ]),
) as Record<Severity, string>;
const { active, ...otherStates } = stateFilterNames;

/** The filters of the list and of the chart; each change goes into the address. */
export function DetectionFilters({
  address: { area, minSeverity, state, query },
  onChange,
}: {
  address: SignInsAddress;
  onChange: (change: Partial<SignInsAddress>) => void;
}) {
  return (
    <Flex
      gap="3"
      align="end"
      style={{ flexWrap: 'wrap' }}
      role="search"
      aria-label="Filter detections"
    >
      <SearchText
        label="Search"
        placeholder="Statement or check"
        longest={LONGEST_QUERY}
        value={query}
        onChange={each => onChange({ query: each })}
      />
      <Choice
        label="Severity"
        names={severityNames}
        value={minSeverity}
        onChange={each => onChange({ minSeverity: each })}
      />
      <Choice
        label="Seen in"
        names={areaNames}
        value={area}
        onChange={each => onChange({ area: each })}
      />
      <Choice
        label="State"
        none={active}
        names={otherStates}
        value={state}
        onChange={each => onChange({ state: each })}
      />
    </Flex>
  );
}
