import { Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { ActionDialog } from '../connect/ActionDialog';
import { CheckedField } from '../connect/CheckedField';
import { useWork } from '../connect/useWork';
import { useEntraTranslation } from '../translation';
import type { SavedViewsStore } from './useSavedViews';
import { LONGEST_NAME, MOST_VIEWS, withView } from './views';

/** Gives the filters and the order that are shown a name. */
export function SaveViewDialog({
  store: { views = [], change },
  search,
  onClose,
}: {
  store: SavedViewsStore;
  search: string;
  onClose: () => void;
}) {
  const { t } = useEntraTranslation();
  const field = useRef<HTMLDivElement>(null);
  // Who chose to save it is here to type its name.
  useEffect(() => field.current?.querySelector('input')?.focus(), []);
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const isTaken = views.some(each => each.name === name);
  const isFull = !isTaken && views.length >= MOST_VIEWS;
  const work = useWork(async () => {
    await change(before => withView(before, { name, search }));
    onClose();
  });
  return (
    <ActionDialog
      title={t('savedViews.save.title')}
      action={
        isTaken ? t('savedViews.save.replace') : t('savedViews.save.action')
      }
      isDisabled={!name || isFull}
      failed={t('savedViews.save.failed')}
      work={work}
      onClose={onClose}
    >
      <div ref={field}>
        <CheckedField
          label={t('savedViews.save.name')}
          maxLength={LONGEST_NAME}
          value={typed}
          onChange={setTyped}
          onKeyDown={event => {
            if (event.key === 'Enter' && name && !isFull) void work.start();
          }}
          problem={
            isFull ? t('savedViews.save.full', { most: MOST_VIEWS }) : undefined
          }
        />
      </div>
      <Text as="p" color="secondary" role="status">
        {isTaken
          ? t('savedViews.save.taken')
          : t('savedViews.save.explanation')}
      </Text>
    </ActionDialog>
  );
}
