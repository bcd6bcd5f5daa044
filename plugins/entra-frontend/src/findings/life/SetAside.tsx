import type { FindingsList, FindingState } from '@entra-posture/core';
import type { StateFilter } from '../../routing/useFindingFilters';
import { Button, Flex, Text } from '@backstage/ui';
import { useEntraTranslation } from '../../translation';

/** What is there and not in the list, because people decided so: never hidden silently. */
export function SetAside({
  states: { accepted = 0, snoozed = 0 },
  onShow,
}: {
  states: Partial<FindingsList['states']>;
  onShow: (state: 'accepted' | 'snoozed') => void;
}) {
  const { t } = useEntraTranslation();
  // What stands beside it keeps its place.
  if (!accepted && !snoozed) return <span />;
  return (
    <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
      <Text as="p" variant="body-small" color="secondary">
        {t('findings.setAside.label')}
      </Text>
      {accepted > 0 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => onShow('accepted')}
        >
          {t('findings.setAside.accepted', { accepted })}
        </Button>
      )}
      {snoozed > 0 && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => onShow('snoozed')}
        >
          {t('findings.setAside.snoozed', { snoozed })}
        </Button>
      )}
    </Flex>
  );
}

/** Those that the list leaves out; where it shows them, there is nothing to say. */
export function setAsideOf(
  states: Record<FindingState, number>,
  shown: StateFilter,
): Partial<Record<FindingState, number>> {
  const { accepted, snoozed } = states;
  return shown === 'active' ? { accepted, snoozed } : {};
}
