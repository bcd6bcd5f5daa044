import type { CaExplanation } from '@entra-posture/core';
import { useMemo, useRef } from 'react';
import { Section } from '../../findings/Section';
import { Known } from '../../known/Known';
import { Pager } from '../../pager/Pager';
import { useCursors } from '../../pager/useCursors';
import { NamedColumn, NamedTable } from '../../table/NamedTable';
import { type EntraTranslate, useEntraTranslation } from '../../translation';
import { PolicyState } from '../policies/PolicyState';
import { TenantName } from '../TenantName';

type Judged = CaExplanation['policies'][number];

const PAGE = 25;

function columnsOf(t: EntraTranslate): readonly NamedColumn<Judged>[] {
  return [
    {
      id: 'applies',
      label: t('conditionalAccess.whatIf.policies.column.applies'),
      width: 'middle',
      // That a policy does not apply is no fault: no cross.
      cell: ({ applies }) => (
        <Known value={applies === false ? 'unused' : applies}>
          {appliesText(t, applies)}
        </Known>
      ),
    },
    {
      id: 'policy',
      label: t('conditionalAccess.whatIf.policies.column.policy'),
      isRowHeader: true,
      cell: ({ label }) => <TenantName>{label}</TenantName>,
    },
    {
      id: 'state',
      label: t('conditionalAccess.whatIf.policies.column.state'),
      width: 'middle',
      cell: ({ state }) => <PolicyState state={state} />,
    },
    {
      id: 'why',
      label: t('conditionalAccess.whatIf.policies.column.why'),
      cell: ({ sentence }) => sentence,
    },
    {
      id: 'reason',
      label: t('conditionalAccess.whatIf.policies.column.reason'),
      cell: ({ reason }) => <code>{reason}</code>,
    },
  ];
}

function appliesText(t: EntraTranslate, applies: boolean | null): string {
  if (applies === null) return t('conditionalAccess.whatIf.policies.untold');
  return applies
    ? t('conditionalAccess.whatIf.policies.applies')
    : t('conditionalAccess.whatIf.policies.appliesNot');
}

const keyOf = ({ policy }: Judged) => policy;

/** Every policy and why it applies or does not, those that do first; a screen at a time. */
export function JudgedPolicies({
  policies,
}: {
  policies: CaExplanation['policies'];
}) {
  const { t } = useEntraTranslation();
  const columns = useMemo(() => columnsOf(t), [t]);
  const cursors = useCursors(policies.map(keyOf).join(' '));
  const region = useRef<HTMLDivElement>(null);
  const from = Number(cursors.cursor ?? 0);
  const shown = policies.slice(from, from + PAGE);
  const next = from + PAGE;
  return (
    <Section
      title={t('conditionalAccess.whatIf.policies.title', {
        policies: policies.length,
      })}
    >
      <div ref={region} tabIndex={-1}>
        <NamedTable
          name={t('conditionalAccess.whatIf.policies.list')}
          columns={columns}
          rows={shown}
          keyOf={keyOf}
        />
      </div>
      {policies.length > PAGE && (
        <Pager
          label={t('conditionalAccess.whatIf.policies.pages')}
          cursors={cursors}
          pageSize={PAGE}
          shown={shown.length}
          total={policies.length}
          nextCursor={next < policies.length ? String(next) : undefined}
          isStale={false}
          onMove={() => region.current?.focus()}
        />
      )}
    </Section>
  );
}
