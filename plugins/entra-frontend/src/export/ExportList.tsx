import { Button, Flex, Menu, MenuItem, MenuTrigger, Text } from '@backstage/ui';
import { useRef } from 'react';
import { ErrorPanel } from '../states/ErrorPanel';
import styles from './ExportList.module.css';
import type { ListFile } from './listFile';
import { ListFormatId, listFormats } from './listFormats';
import { ExportState, useListExport } from './useListExport';

/** All of a list as a file, with its filters: how far it is, a way to stop it, and what came in its way. */
export function ExportList<Row>({
  file,
  isEmpty,
}: {
  file: ListFile<Row>;
  /** Nothing to take away, or not known yet. */
  isEmpty: boolean;
}) {
  const { state, start, retry, cancel } = useListExport(file);
  const button = useRef<HTMLButtonElement>(null);
  const isRunning = state.status === 'running';
  return (
    <Flex direction="column" gap="2" align="end">
      <Flex gap="3" align="center" justify="end" style={{ flexWrap: 'wrap' }}>
        <Text role="status" as="p" variant="body-small" color="secondary">
          {wordsOf(state)}
        </Text>
        {isRunning && (
          <>
            <HowFar what={file.what} {...state.progress} />
            <Button
              size="small"
              variant="tertiary"
              onPress={() => {
                cancel();
                // The button that was pressed goes away.
                button.current?.focus();
              }}
            >
              Cancel export
            </Button>
          </>
        )}
        <MenuTrigger>
          <Button
            ref={button}
            size="small"
            variant="secondary"
            isPending={isRunning}
            isDisabled={isEmpty && !isRunning}
          >
            Export
          </Button>
          <Menu
            aria-label={`Export ${file.what}`}
            onAction={key => start(key as ListFormatId)}
          >
            {Object.entries(listFormats).map(([id, { name }]) => (
              <MenuItem key={id} id={id}>
                {name}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      </Flex>
      {state.status === 'failed' && (
        <ErrorPanel
          title="The file could not be made"
          error={state.error}
          onRetry={retry}
        />
      )}
    </Flex>
  );
}

function HowFar({
  what,
  rows,
  total,
}: {
  what: string;
  rows: number;
  total?: number;
}) {
  return (
    <>
      <progress
        className={styles.progress}
        aria-label={`Export of ${what}`}
        max={total}
        // Without one it says that nobody can tell yet how far it is.
        value={total === undefined ? undefined : rows}
      />
      <Text as="span" variant="body-small" className={styles.count}>
        {total === undefined
          ? 'Reading…'
          : `${rows.toLocaleString('en')} of ${total.toLocaleString('en')}`}
      </Text>
    </>
  );
}

/** What is said aloud: what a person waits to hear, and not each page. */
function wordsOf(state: ExportState): string {
  const { rows, restarts } = state.progress;
  switch (state.status) {
    case 'running':
      return restarts
        ? 'The list changed while it was read: it is read again from its beginning.'
        : '';
    case 'saved':
      return `Saved as ${state.name}: ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}.`;
    case 'cancelled':
      return 'Cancelled: no file was saved.';
    default:
      return '';
  }
}
