import { Button, Link } from '@backstage/ui';
import { useJudgedAreas } from '../check/AddedChecks';
import { areaTitle } from '../check/areas';
import { usePaths } from '../routing/paths';
import type { FindingFilters } from '../routing/useFindingFilters';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';

/** No finding fits; without filters, it still is not the same as no problem. */
export function NoFindings({
  filters,
  onChange,
}: {
  filters: FindingFilters;
  onChange: (change: Partial<FindingFilters>) => void;
}) {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  const { area, minSeverity, query, owner, state } = filters;
  const judgedAreas = useJudgedAreas();
  const isJudged = !area || judgedAreas.includes(area);
  if (area || minSeverity || query || owner || state !== 'active') {
    return (
      <EmptyPanel
        title={
          isJudged
            ? t('findings.none.filtered')
            : t('findings.none.unjudged', { area: areaTitle(t, area) })
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
            {t('findings.none.clear')}
          </Button>
        }
      >
        {isJudged ? t('findings.none.widen') : t('findings.none.saysNothing')}
      </EmptyPanel>
    );
  }
  return (
    <EmptyPanel title={t('findings.none.open')}>
      {t('findings.none.notNoProblem', {
        link: <Link href={connections}>{t('findings.none.unread')}</Link>,
      })}
    </EmptyPanel>
  );
}
