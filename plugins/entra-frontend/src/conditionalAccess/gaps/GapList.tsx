import type { CaGapReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useCallback, useId } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import { PagedList } from '../../pager/PagedList';
import { Pages, usePages } from '../../pager/usePages';
import { EmptyPanel } from '../../states/EmptyPanel';
import { audienceNames } from '../audiences';
import { requirementNames } from '../requirements';
import type { CaViewProps } from '../useCaAddress';
import styles from './GapList.module.css';
import { GapsTable } from './GapsTable';

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
  const isAll = !audience && !requirement;
  const asked = usePages<CaGapReport>(
    JSON.stringify([input, first.asOf.syncedAt]),
    (page, signal) =>
      isAll && !page.cursor
        ? Promise.resolve(first)
        : api.caGaps({ ...input, ...page }, signal),
  );
  // What is there already is not waited for.
  const pages: Pages<CaGapReport> =
    isAll && !asked.cursors.cursor
      ? { ...asked, value: first, isPending: false, isStale: false }
      : asked;
  const { value, isStale } = pages;
  const open = useCallback((gap: string) => onChange({ gap }), [onChange]);
  const heading = useId();
  const showAll = () =>
    onChange({ audience: undefined, requirement: undefined });

  return (
    <section aria-labelledby={heading}>
      <Flex direction="column" gap="3">
        <Flex justify="between" align="center" gap="3" className={styles.head}>
          <Text as="h2" id={heading} variant="title-x-small" aria-live="polite">
            {titleOf(address)}
            {value && !isStale && ` (${value.total.toLocaleString('en')})`}
          </Text>
          {!isAll && (
            <Button size="small" variant="secondary" onPress={showAll}>
              Show all gaps
            </Button>
          )}
        </Flex>
        <Whys report={first} address={address} />
        <PagedList
          name="Gaps"
          pages={pages}
          empty={<NoGap report={first} address={address} />}
        >
          {page => (
            <GapsTable items={page?.items} isStale={isStale} onOpen={open} />
          )}
        </PagedList>
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
