import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { useEffect, useRef } from 'react';
import legible from '../routing/Legible.module.css';
import { useEntraTranslation } from '../translation';
import styles from './SavedViews.module.css';
import type { SavedViewsStore } from './useSavedViews';
import { ViewLine } from './ViewLine';

/** A person's views of a page, to be renamed and deleted. */
export function ManageViewsDialog({
  store,
  onClose,
}: {
  store: SavedViewsStore;
  onClose: () => void;
}) {
  const { t } = useEntraTranslation();
  const { views = [] } = store;
  const list = useRef<HTMLUListElement>(null);
  const known = useRef(store.views);
  useEffect(() => {
    if (known.current === store.views) return;
    known.current = store.views;
    // The line that the keyboard was on is another one now, or none.
    list.current?.focus();
  }, [store.views]);
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={isOpen => !isOpen && onClose()}
      className={legible.legible}
    >
      <DialogHeader>{t('savedViews.yours')}</DialogHeader>
      <DialogBody>
        {views.length === 0 && (
          <Text as="p" role="status">
            {t('savedViews.none')}
          </Text>
        )}
        <ul
          ref={list}
          tabIndex={-1}
          className={styles.views}
          aria-label={t('savedViews.yours')}
        >
          {views.map(view => (
            <ViewLine key={view.name} view={view} store={store} />
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('savedViews.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
