import { Button, Flex, Text } from '@backstage/ui';
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
  const first = cursors.page * pageSize + 1;
  return (
    <Flex
      gap="3"
      align="center"
      justify="between"
      role="group"
      aria-label={`Pages of ${label}`}
    >
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {first.toLocaleString('en')}–{(first + shown - 1).toLocaleString('en')}{' '}
        of {total.toLocaleString('en')}
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
            Previous
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
            Next
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
