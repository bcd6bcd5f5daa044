import { useApi } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { useCallback, useEffect, useRef } from 'react';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { isStaleCursor } from '../../client/serverError';
import { Notices } from '../../notice/Notices';
import { Pager } from '../../pager/Pager';
import { useCursors } from '../../pager/useCursors';
import { ErrorPanel } from '../../states/ErrorPanel';
import { PoliciesUnreadable, policiesUnread } from '../PoliciesUnreadable';
import type { CaViewProps } from '../useCaAddress';
import styles from './PoliciesView.module.css';
import { PoliciesTable } from './PoliciesTable';
import { NoPolicies } from './NoPolicies';
import { PolicyDrawer } from './PolicyDrawer';
import { PolicyFilters } from './PolicyFilters';

const PAGE = 25;

/** The policies, each in one line of plain words. */
export function PoliciesView({ connection, address, onChange }: CaViewProps) {
  const api = useApi(entraApiRef);
  const { state, query } = address;
  const input = { connection: connection.id, state, query };
  const list = JSON.stringify([input, connection.sync.finishedAt]);
  const cursors = useCursors(list);
  const { cursor, page, restart } = cursors;
  const { value, error, isStale, reload } = useAnswer(
    `${list} ${cursor ?? ''}`,
    signal => api.caPolicies({ ...input, limit: PAGE, cursor }, signal),
  );
  const outdated = Boolean(error && page > 0 && isStaleCursor(error));
  useEffect(() => {
    if (outdated) restart();
  }, [outdated, restart]);
  const region = useRef<HTMLElement>(null);
  const open = useCallback(
    (policy: string) => onChange({ policy }),
    [onChange],
  );
  const close = useCallback(
    () => onChange({ policy: undefined, assume: undefined }),
    [onChange],
  );
  const isEmpty = value?.total === 0;
  const isUnreadable = policiesUnread(connection);

  return (
    <Flex direction="column" gap="4" pt="4">
      {isUnreadable && value && (
        <PoliciesUnreadable
          connection={connection}
          asOf={value.asOf}
          because={[]}
        />
      )}
      {value && !isUnreadable && <Notices asOf={value.asOf} />}
      {value?.securityDefaults && (
        <Text as="p">
          Microsoft&apos;s security defaults are on. The coverage counts them as
          policies of their own.
        </Text>
      )}
      {!isUnreadable && (
        <>
          <PolicyFilters address={address} onChange={onChange} />
          {error && !outdated && <ErrorPanel error={error} onRetry={reload} />}
          {isEmpty && <NoPolicies address={address} onChange={onChange} />}
          {!isEmpty && (!error || value) && (
            <section
              ref={region}
              tabIndex={-1}
              aria-label="List of policies"
              className={styles.region}
            >
              <PoliciesTable
                items={value?.items}
                isStale={isStale}
                onOpen={open}
              />
            </section>
          )}
          {value && !isEmpty && (
            <Pager
              label="policies"
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
      )}
      {address.policy && (
        <PolicyDrawer
          key={address.policy}
          connection={connection}
          policy={address.policy}
          assume={address.assume}
          shown={value?.items}
          onAssume={assume => onChange({ assume })}
          onClose={close}
        />
      )}
    </Flex>
  );
}
