import { Button, Flex, Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { CheckedField } from '../connect/CheckedField';
import { useWork } from '../connect/useWork';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
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
  const { t } = useEntraTranslation();
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
    line.current?.querySelector<HTMLElement>('input,button')?.focus();
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
              aria-label={t('savedViews.line.newName', { name })}
              size="small"
              maxLength={LONGEST_NAME}
              value={typed}
              onChange={setTyped}
              onKeyDown={event => {
                if (event.key === 'Enter' && canRename) void work.start();
              }}
              problem={isTaken ? t('savedViews.line.taken') : undefined}
            />
          </div>
        ) : (
          <Text as="span" className={styles.grow}>
            {doing === 'delete'
              ? t('savedViews.line.deleteAsked', { name })
              : name}
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
                {doing === 'delete'
                  ? t('savedViews.line.delete')
                  : t('savedViews.line.rename')}
              </Button>
              <Button size="small" variant="secondary" onPress={stop}>
                {t('savedViews.line.keep')}
              </Button>
            </>
          ) : (
            <>
              <Button
                size="small"
                variant="secondary"
                aria-label={t('savedViews.line.renameOf', { name })}
                onPress={() => setDoing('rename')}
              >
                {t('savedViews.line.rename')}
              </Button>
              <Button
                size="small"
                variant="secondary"
                aria-label={t('savedViews.line.deleteOf', { name })}
                onPress={() => setDoing('delete')}
              >
                {t('savedViews.line.delete')}
              </Button>
            </>
          )}
        </Flex>
      </div>
      {work.error && (
        <ErrorPanel
          title={t('savedViews.line.failed')}
          error={work.error}
          onRetry={() => void work.start()}
        />
      )}
    </li>
  );
}
