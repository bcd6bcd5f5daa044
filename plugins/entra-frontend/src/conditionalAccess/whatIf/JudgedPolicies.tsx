import type { CaExplanation } from '@entra-posture/core';
import { useRef } from 'react';
import { Section } from '../../findings/Section';
import { Known } from '../../known/Known';
import { Pager } from '../../pager/Pager';
import { useCursors } from '../../pager/useCursors';
import { NamedColumn, NamedTable } from '../../table/NamedTable';
import { PolicyState } from '../policies/PolicyState';
import { TenantName } from '../TenantName';

type Judged = CaExplanation['policies'][number];

const PAGE = 25;

const columns: readonly NamedColumn<Judged>[] = [
  {
    id: 'applies',
    label: 'Applies',
    width: 'middle',
    // That a policy does not apply is no fault: no cross.
    cell: ({ applies }) => (
      <Known value={applies === false ? 'unused' : applies}>
        {appliesText(applies)}
      </Known>
    ),
  },
  {
    id: 'policy',
    label: 'Policy',
    isRowHeader: true,
    cell: ({ label }) => <TenantName>{label}</TenantName>,
  },
  {
    id: 'state',
    label: 'State',
    width: 'middle',
    cell: ({ state }) => <PolicyState state={state} />,
  },
  { id: 'why', label: 'Why', cell: ({ sentence }) => sentence },
  {
    id: 'reason',
    label: 'Graph’s reason',
    width: 'middle',
    cell: ({ reason }) => <code>{reason}</code>,
  },
];

function appliesText(applies: boolean | null): string {
  if (applies === null) return 'Cannot be told';
  return applies ? 'Applies' : 'Does not';
}

const keyOf = ({ policy }: Judged) => policy;

/** Every policy and why it applies or does not, those that do first; a screen at a time. */
export function JudgedPolicies({
  policies,
}: {
  policies: CaExplanation['policies'];
}) {
  const cursors = useCursors(policies.map(keyOf).join(' '));
  const region = useRef<HTMLDivElement>(null);
  const from = Number(cursors.cursor ?? 0);
  const shown = policies.slice(from, from + PAGE);
  const next = from + PAGE;
  return (
    <Section title={`Policies (${policies.length.toLocaleString('en')})`}>
      <div ref={region} tabIndex={-1}>
        <NamedTable
          name="Policies of this sign-in"
          columns={columns}
          rows={shown}
          keyOf={keyOf}
        />
      </div>
      {policies.length > PAGE && (
        <Pager
          label="policies"
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
