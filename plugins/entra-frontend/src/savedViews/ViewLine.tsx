import { Button, Flex, Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { CheckedField } from '../connect/CheckedField';
import { useWork } from '../connect/useWork';
import { ErrorPanel } from '../states/ErrorPanel';
import styles from './SavedViews.module.css';
import type { SavedViewsStore } from './useSavedViews';
import { LONGEST_NAME, renamed, SavedView, withoutView } from './views';

/** One view with what can be done to it; deleting asks once more, for it cannot be taken back. */
export function ViewLine({
  view: { name },
  store: { views = [], change },
}: {
  view: SavedView;
  store: SavedViewsStore;
}) {
  const [doing, setDoing] = useState<'rename' | 'delete'>();
  const [typed, setTyped] = useState(name);
  const to = typed.trim();
  const isTaken = to !== name && views.some(each => each.name === to);
  const work = useWork(async () => {
    await change(before =>
      doing === 'delete'
        ? withoutView(before, name)
        : renamed(before, name, to),
    );
    setDoing(undefined);
  });
  const line = useRef<HTMLDivElement>(null);
  const wasDoing = useRef(doing);
  useEffect(() => {
    if (wasDoing.current === doing) return;
    wasDoing.current = doing;
    // The button that was pressed is gone; what comes next is in its line.
    line.current?.querySelector<HTMLElement>('input, button')?.focus();
  }, [doing]);
  const stop = () => {
    setDoing(undefined);
    setTyped(name);
  };
  const canRename = Boolean(to) && !isTaken;
  return (
    <li>
      <div ref={line} className={styles.line}>
        {doing === 'rename' ? (
          <div className={styles.grow}>
            <CheckedField
              aria-label={`New name of ${name}`}
              size="small"
              maxLength={LONGEST_NAME}
              value={typed}
              onChange={setTyped}
              onKeyDown={event => {
                if (event.key === 'Enter' && canRename) void work.start();
              }}
              problem={
                isTaken ? 'You have a view of this name already.' : undefined
              }
            />
          </div>
        ) : (
          <Text as="span" className={styles.grow}>
            {doing === 'delete' ? `Delete “${name}”?` : name}
          </Text>
        )}
        <Flex gap="2">
          {doing ? (
            <>
              <Button
                size="small"
                variant="primary"
                destructive={doing === 'delete'}
                isPending={work.isBusy}
                isDisabled={doing === 'rename' && !canRename}
                onPress={() => void work.start()}
              >
                {doing === 'delete' ? 'Delete' : 'Rename'}
              </Button>
              <Button size="small" variant="secondary" onPress={stop}>
                Keep
              </Button>
            </>
          ) : (
            <>
              <Button
                size="small"
                variant="secondary"
                aria-label={`Rename ${name}`}
                onPress={() => setDoing('rename')}
              >
                Rename
              </Button>
              <Button
                size="small"
                variant="secondary"
                aria-label={`Delete ${name}`}
                onPress={() => setDoing('delete')}
              >
                Delete
              </Button>
            </>
          )}
        </Flex>
      </div>
      {work.error && (
        <ErrorPanel
          title="That could not be kept"
          error={work.error}
          onRetry={() => void work.start()}
        />
      )}
    </li>
  );
}
