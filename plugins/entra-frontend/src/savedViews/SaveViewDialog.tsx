import { Text } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { ActionDialog } from '../connect/ActionDialog';
import { CheckedField } from '../connect/CheckedField';
import { useWork } from '../connect/useWork';
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
      title="Save this view"
      action={isTaken ? 'Replace' : 'Save'}
      isDisabled={!name || isFull}
      failed="The view could not be saved"
      work={work}
      onClose={onClose}
    >
      <div ref={field}>
        <CheckedField
          label="Name"
          maxLength={LONGEST_NAME}
          value={typed}
          onChange={setTyped}
          onKeyDown={event => {
            if (event.key === 'Enter' && name && !isFull) void work.start();
          }}
          problem={
            isFull
              ? `There are ${MOST_VIEWS} views already: delete one first, or take the name of one.`
              : undefined
          }
        />
      </div>
      <Text as="p" color="secondary" role="status">
        {isTaken
          ? 'You have a view of this name: this one takes its place.'
          : 'The filters and the order of the list, for you alone. To show them to others, send them the address of the page.'}
      </Text>
    </ActionDialog>
  );
}
