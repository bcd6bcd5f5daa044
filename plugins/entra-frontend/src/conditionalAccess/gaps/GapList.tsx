import type { CaGapReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Flex, Text } from '@backstage/ui';
import { useCallback, useId } from 'react';
import { entraApiRef } from '../../client/entraApiRef';
import { PagedList } from '../../pager/PagedList';
import { Pages, usePages } from '../../pager/usePages';
import { EmptyPanel } from '../../states/EmptyPanel';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
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
  const { t } = useEntraTranslation();
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
            {titleOf(t, address)}
            {value &&
              !isStale &&
              ` (${t('table.number', { value: value.total })})`}
          </Text>
          {!isAll && (
            <Button size="small" variant="secondary" onPress={showAll}>
              {t('conditionalAccess.gaps.list.all')}
            </Button>
          )}
        </Flex>
        <Whys report={first} address={address} />
        <PagedList
          name={t('conditionalAccess.gaps.list.title')}
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

function titleOf(t: EntraTranslate, { audience, requirement }: Chosen): string {
  const parts = [
    audience && t(`conditionalAccess.audience.${audience}`),
    requirement && t(`conditionalAccess.requirement.${requirement}`),
  ].filter(Boolean);
  return parts.length
    ? t('conditionalAccess.gaps.list.titleOf', { chosen: parts.join(' × ') })
    : t('conditionalAccess.gaps.list.title');
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
  const { t } = useEntraTranslation();
  const cell = chosenCell(report, address);
  const readings = cell
    ? [cell.forced, cell.passwordStops]
    : report.matrix.flatMap(each => [each.forced, each.passwordStops]);
  const untold = readings.some(reading => reading?.state === 'unknown');
  if (cell?.forced.state === 'notApplicable')
    return (
      <EmptyPanel title={t('conditionalAccess.gaps.list.notApplicable')}>
        {t('conditionalAccess.gaps.list.nothingToCover')}
      </EmptyPanel>
    );
  return untold ? (
    <EmptyPanel title={t('conditionalAccess.gaps.list.noneKnown')}>
      {t('conditionalAccess.gaps.list.notNone')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('conditionalAccess.gaps.list.none')}>
      {t('conditionalAccess.gaps.list.looked')}
    </EmptyPanel>
  );
}
