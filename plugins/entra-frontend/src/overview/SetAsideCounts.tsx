import type { PostureSummary } from '@entra-posture/core';
import { Link, Text } from '@backstage/ui';
import { usePaths } from '../routing/paths';
import { writeFilters } from '../routing/useFindingFilters';
import { useEntraTranslation } from '../translation';

const states = ['accepted', 'snoozed'] as const;

/** What is there and not among the open ones, because people decided so. */
export function SetAsideCounts({
  summary: { setAside, asOf },
}: {
  summary: PostureSummary;
}) {
  const { t } = useEntraTranslation();
  const { findings } = usePaths();
  const there = states.filter(state => setAside[state] > 0);
  if (!there.length) return null;
  return (
    <Text as="p" variant="body-small" color="secondary">
      {t('overview.setAside.sentence', {
        findings: (
          <>
            {there.map((state, at) => (
              <span key={state}>
                {at > 0 && ', '}
                <Link
                  href={`${findings}?${writeFilters({ state, connection: asOf.connection })}`}
                >
                  {t(`overview.setAside.${state}`, {
                    findings: setAside[state],
                  })}
                </Link>
              </span>
            ))}
          </>
        ),
      })}
    </Text>
  );
}
