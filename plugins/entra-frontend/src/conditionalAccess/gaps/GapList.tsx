import type { CaGapReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useCallback, useEffect, useRef } from 'react';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { isStaleCursor } from '../../client/serverError';
import { Pager } from '../../pager/Pager';
import { useCursors } from '../../pager/useCursors';
import { EmptyPanel } from '../../states/EmptyPanel';
import { ErrorPanel } from '../../states/ErrorPanel';
import { audienceNames } from '../audiences';
import { requirementNames } from '../requirements';
import type { CaViewProps } from '../useCaAddress';
import styles from './GapList.module.css';
import { GapsTable } from './GapsTable';

export const GAPS_PAGE = 25;

/** The ways in, or those of the chosen cell. */
export function GapList({
  connection,
  first,
  address,
  onChange,
}: CaViewProps & {
  /** The unfiltered first page, which came with the matrix. */
  first: CaGapReport;
}) {
  const api = useApi(entraApiRef);
  const { audience, requirement } = address;
  const input = { connection: connection.id, audience, requirement };
  const list = JSON.stringify([input, first.asOf.syncedAt]);
  const cursors = useCursors(list);
  const { cursor, page, restart } = cursors;
  const isFirst = !audience && !requirement && !cursor;
  const asked = useAnswer(`${list} ${cursor ?? ''}`, signal =>
    isFirst
      ? Promise.resolve(first)
      : api.caGaps({ ...input, limit: GAPS_PAGE, cursor }, signal),
  );
  const { error, reload } = asked;
  const value = isFirst ? first : asked.value;
  const isStale = !isFirst && asked.isStale;
  const outdated = Boolean(error && page > 0 && isStaleCursor(error));
  useEffect(() => {
    if (outdated) restart();
  }, [outdated, restart]);
  const region = useRef<HTMLElement>(null);
  const open = useCallback((gap: string) => onChange({ gap }), [onChange]);
  const showAll = () =>
    onChange({ audience: undefined, requirement: undefined });
  const isEmpty = value?.total === 0;

  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="List of gaps"
      className={styles.region}
    >
      <Flex direction="column" gap="3">
        <Flex justify="between" align="center" gap="3" className={styles.head}>
          <Text as="h2" variant="title-x-small" aria-live="polite">
            {titleOf(address)}
            {value && !isStale && ` (${value.total.toLocaleString('en')})`}
          </Text>
          {(audience || requirement) && (
            <Button size="small" variant="secondary" onPress={showAll}>
              Show all gaps
            </Button>
          )}
        </Flex>
        <Whys report={first} address={address} />
        {error && !outdated && <ErrorPanel error={error} onRetry={reload} />}
        {value && isEmpty && <NoGap report={first} address={address} />}
        {!isEmpty && (!error || value) && (
          <GapsTable items={value?.items} isStale={isStale} onOpen={open} />
        )}
        {value && !isEmpty && (
          <Pager
            label="gaps"
            cursors={cursors}
            pageSize={GAPS_PAGE}
            shown={value.items.length}
            total={value.total}
            nextCursor={value.nextCursor}
            isStale={isStale}
            // The buttons are below the list; the next page is read from its top.
            onMove={() => region.current?.focus()}
          />
        )}
      </Flex>
    </section>
  );
}

type Chosen = CaViewProps['address'];

function titleOf({ audience, requirement }: Chosen): string {
  const parts = [
    audience && audienceNames[audience],
    requirement && requirementNames[requirement],
  ].filter(Boolean);
  return parts.length ? `Gaps: ${parts.join(' × ')}` : 'Gaps';
}

function chosenCell({ matrix }: CaGapReport, chosen: Chosen) {
  return matrix.find(
    ({ audience, requirement }) =>
      audience === chosen.audience && requirement === chosen.requirement,
  );
}

/** Why the chosen cell is not told: a tooltip is not there for who has no mouse. */
function Whys({ report, address }: { report: CaGapReport; address: Chosen }) {
  const why = chosenCell(report, address)?.why;
  return why ? <Text as="p">{why}</Text> : null;
}

function NoGap({ report, address }: { report: CaGapReport; address: Chosen }) {
  const cell = chosenCell(report, address);
  const readings = cell
    ? [cell.forced, cell.passwordStops]
    : report.matrix.flatMap(each => [each.forced, each.passwordStops]);
  const untold = readings.some(reading => reading?.state === 'unknown');
  if (cell?.forced.state === 'notApplicable')
    return (
      <EmptyPanel title="This does not apply here">
        There is nothing to cover and nothing to leave open.
      </EmptyPanel>
    );
  return untold ? (
    <EmptyPanel title="No gap is known">
      That is not the same as none: what is marked as unknown above could not be
      told.
    </EmptyPanel>
  ) : (
    <EmptyPanel title="No gap">
      Every sign-in was looked at, and none goes through without it.
    </EmptyPanel>
  );
}
