import { ReactNode, useRef } from 'react';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { nameWords } from './nameWords';
import { Pager } from './Pager';
import styles from './PagedList.module.css';
import { PAGE, Pages } from './usePages';

interface ListPage {
  total: number;
  items: readonly unknown[];
  nextCursor?: string;
}

/** One page of a list in all its states: loading, stale, failed, empty; and the way to the other pages. */
export function PagedList<T extends ListPage>({
  name,
  pages,
  empty,
  children,
}: {
  /** What is listed, such as `Apps`. */
  name: string;
  pages: Pages<T>;
  empty: ReactNode;
  /** Draws a page; without one, the room that it will take. */
  children: (page: T | undefined, isStale: boolean) => ReactNode;
}) {
  const { t } = useEntraTranslation();
  const { value, error, isStale, reload, cursors } = pages;
  const region = useRef<HTMLElement>(null);
  const isEmpty = value?.total === 0;
  return (
    <>
      {error && <ErrorPanel error={error} onRetry={reload} />}
      {isEmpty && empty}
      {!isEmpty && (!error || value) && (
        <section
          ref={region}
          tabIndex={-1}
          aria-label={t('pager.list', nameWords(name))}
          className={styles.region}
        >
          {children(value, isStale)}
        </section>
      )}
      {value && !isEmpty && (
        <Pager
          label={name}
          cursors={cursors}
          pageSize={PAGE}
          shown={value.items.length}
          total={value.total}
          nextCursor={value.nextCursor}
          isStale={isStale}
          // The buttons are below the list; the next page is read from its top.
          onMove={() => region.current?.focus()}
        />
      )}
    </>
  );
}
