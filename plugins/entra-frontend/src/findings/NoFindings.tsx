import { Button, Link } from '@backstage/ui';
import { areaTitles } from '@entra-posture/core';
import { useJudgedAreas } from '../check/AddedChecks';
import { usePaths } from '../routing/paths';
import type { FindingFilters } from '../routing/useFindingFilters';
import { EmptyPanel } from '../states/EmptyPanel';

/** No finding fits; without filters, it still is not the same as no problem. */
export function NoFindings({
  filters,
  onChange,
}: {
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
}) {
  const { connections } = usePaths();
  const { area, minSeverity, query, owner, state } = filters;
  const judgedAreas = useJudgedAreas();
  const isJudged = !area || judgedAreas.includes(area);
  if (area || minSeverity || query || owner || state !== 'active') {
    return (
      <EmptyPanel
        title={
          isJudged
            ? 'No finding fits these filters'
            : `No check looks at this area yet: ${areaTitles[area]}`
        }
        action={
          <Button
            variant="secondary"
            onPress={() =>
              onChange({
                area: undefined,
                minSeverity: undefined,
                query: undefined,
                owner: undefined,
                state: 'active',
              })
            }
          >
            Clear filters
          </Button>
        }
      >
        {isJudged
          ? 'Widen the filters above, or clear them.'
          : 'An empty list says nothing about it.'}
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title="No open finding">
      That is not the same as no problem:{' '}
      <Link href={connections}>see what could not be read</Link>.
    </EmptyPanel>
  );
}
