import type { ConnectionReport, SnapshotComparison } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Text, VisuallyHidden } from '@backstage/ui';
import { useRef } from 'react';
import { ChangeList } from '../change/ChangeList';
import { entraApiRef } from '../client/entraApiRef';
import { ExportList } from '../export/ExportList';
import { Notices } from '../notice/Notices';
import { Pager } from '../pager/Pager';
import { PAGE, PageAsk, usePages } from '../pager/usePages';
import { EmptyPanel } from '../states/EmptyPanel';
import { ErrorPanel } from '../states/ErrorPanel';
import { Placeholder } from '../states/Placeholder';
import { Day } from '../time/Day';
import { isWithheld, WithheldNotice } from '../withheld/Withheld';
import { changeFile } from './changeFile';
import { ChangesAddress, timesOf } from './changesAddress';
import styles from './Changes.module.css';
import { ChangesFilters } from './ChangesFilters';
import { ChangeTotals } from './ChangeTotals';

/** The changes that fit the address, newest first. */
export function Changes({
  connection: { id, sync },
  address,
  onChange,
}: {
  connection: ConnectionReport;
  address: ChangesAddress;
  onChange: (change: Partial<ChangesAddress>) => void;
}) {
  const { inventory } = useApi(entraApiRef);
  const { area, entity } = address;
  const input = { ...timesOf(address), area, entity };
  const ask: PageAsk<SnapshotComparison> = (page, signal) =>
    inventory.changes({ connection: id, ...input, ...page }, signal);
  const { value, error, isPending, isStale, reload, cursors } = usePages(
    JSON.stringify([id, sync.finishedAt, input]),
    ask,
  );
  const region = useRef<HTMLElement>(null);
  return (
    <>
      {value && <Notices asOf={value.asOf} />}
      {value?.items.some(
        ({ label, who }) =>
          isWithheld(label) || (who && isWithheld(who.by.label)),
      ) && <WithheldNotice />}
      <ChangesFilters address={address} onChange={onChange} />
      <ExportList
        file={{ what: 'changes', connection: id, ask, columns: changeFile }}
        isEmpty={!value?.total}
      />
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {isPending && (
        <div aria-busy="true">
          <VisuallyHidden>Loading what changed</VisuallyHidden>
          <Placeholder width="100%" height={280} />
        </div>
      )}
      {value && (
        <Text as="p" color="secondary" aria-live="polite">
          {value.total.toLocaleString('en')}{' '}
          {value.total === 1 ? 'change' : 'changes'} from{' '}
          <Day at={value.from} /> to <Day at={value.to} /> (UTC)
        </Text>
      )}
      {value?.total === 0 && (
        <EmptyPanel title="Nothing changed that a sync has seen">
          {area || entity
            ? 'Choose a longer time, another area or another object.'
            : 'Choose a longer time. What could not be read may have changed.'}
        </EmptyPanel>
      )}
      {value && value.total > 0 && (
        <>
          <ChangeTotals totals={value.totals} />
          <section
            ref={region}
            tabIndex={-1}
            aria-label="List of changes"
            aria-busy={isStale}
            className={styles.region}
          >
            <ChangeList items={value.items} connection={id} />
          </section>
          <Pager
            label="changes"
            cursors={cursors}
            pageSize={PAGE}
            shown={value.items.length}
            total={value.total}
            nextCursor={value.nextCursor}
            isStale={isStale}
            // The buttons are below the list; the next page is read from its top.
            onMove={() => region.current?.focus()}
          />
        </>
      )}
    </>
  );
}
