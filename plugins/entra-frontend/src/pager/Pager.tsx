import { Button, Flex, Text } from '@backstage/ui';
import { useEntraTranslation } from '../translation';
import { nameWords } from './nameWords';
import type { Cursors } from './useCursors';

/** Which part of a list is shown, and the way to the parts beside it. */
export function Pager({
  label,
  cursors,
  pageSize,
  shown,
  total,
  nextCursor,
  isStale,
  onMove,
}: {
  /** What is paged, for who hears it. */
  label: string;
  cursors: Cursors;
  pageSize: number;
  shown: number;
  total: number;
  nextCursor?: string;
  isStale: boolean;
  /** After a step, to bring the list's beginning back into view. */
  onMove?: () => void;
}) {
  const { t } = useEntraTranslation();
  const first = cursors.page * pageSize + 1;
  return (
    <Flex
      gap="3"
      align="center"
      justify="between"
      role="group"
      aria-label={t('pager.label', nameWords(label))}
    >
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {t('pager.shown', { first, last: first + shown - 1, total })}
      </Text>
      {(cursors.page > 0 || nextCursor) && (
        <Flex gap="2">
          <Button
            size="small"
            variant="secondary"
            isDisabled={cursors.page === 0}
            onPress={() => {
              cursors.previous();
              onMove?.();
            }}
          >
            {t('pager.previous')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={!nextCursor || isStale}
            onPress={() => {
              if (nextCursor) cursors.next(nextCursor);
              onMove?.();
            }}
          >
            {t('pager.next')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
