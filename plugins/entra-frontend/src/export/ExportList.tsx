import { Button, Flex, Menu, MenuItem, MenuTrigger, Text } from '@backstage/ui';
import { useRef } from 'react';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import styles from './ExportList.module.css';
import type { ListFile } from './listFile';
import { listNames } from './listNames';
import { ListFormatId, listFormatIds } from './listFormats';
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
  const { t } = useEntraTranslation();
  const { state, start, retry, cancel } = useListExport(file);
  const button = useRef<HTMLButtonElement>(null);
  const what = listNames(t)[file.what] ?? file.what;
  const isRunning = state.status === 'running';
  return (
    <Flex direction="column" gap="2" align="end">
      <Flex gap="3" align="center" justify="end" style={{ flexWrap: 'wrap' }}>
        <Text role="status" as="p" variant="body-small" color="secondary">
          {wordsOf(state, t)}
        </Text>
        {isRunning && (
          <>
            <HowFar what={what} {...state.progress} />
            <Button
              size="small"
              variant="tertiary"
              onPress={() => {
                cancel();
                // The button that was pressed goes away.
                button.current?.focus();
              }}
            >
              {t('export.cancel')}
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
            {t('export.action')}
          </Button>
          <Menu
            aria-label={t('export.actionOf', { what })}
            onAction={key => start(key as ListFormatId)}
          >
            {listFormatIds.map(id => (
              <MenuItem key={id} id={id}>
                {t(`export.format.${id}`)}
              </MenuItem>
            ))}
          </Menu>
        </MenuTrigger>
      </Flex>
      {state.status === 'failed' && (
        <ErrorPanel
          title={t('export.failed')}
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
  const { t } = useEntraTranslation();
  return (
    <>
      <progress
        className={styles.progress}
        aria-label={t('export.progressOf', { what })}
        max={total}
        // Without one it says that nobody can tell yet how far it is.
        value={total === undefined ? undefined : rows}
      />
      <Text as="span" variant="body-small" className={styles.count}>
        {total === undefined
          ? t('export.reading')
          : t('export.progress', { rows, total })}
      </Text>
    </>
  );
}

/** What is said aloud: what a person waits to hear, and not each page. */
function wordsOf(state: ExportState, t: EntraTranslate): string {
  const { rows, restarts } = state.progress;
  switch (state.status) {
    case 'running':
      return restarts ? t('export.restarted') : '';
    case 'saved':
      return t('export.saved', { name: state.name, count: rows });
    case 'cancelled':
      return t('export.cancelled');
    default:
      return '';
  }
}
