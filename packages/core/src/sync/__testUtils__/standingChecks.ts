import {
  defineCheck,
  eachSelected,
  selected,
  selection,
  type AffectedEntity,
  type CheckView,
  type Row,
  type Verdict,
} from '../../model';

type Found = Row & { name: number; state: number };
const of = (row: Row) => row as Found;

const even = selection('users', row =>
  of(row).state % 2 ? undefined : { id: row.id },
);
const named = selection('users', row => ({ id: row.id, name: of(row).name }));
const ofGroups = selection('groups', row => of(row).state > 1 || undefined);

const metadata = (id: string) => ({
  id,
  family: 'custom' as const,
  title: id,
  severity: 'low' as const,
  whyItMatters: '',
  howToFix: [],
  falsePositives: [],
  references: {},
});

function failing(affected: { id: string; said: unknown }[]): Verdict {
  return affected.length
    ? {
        outcome: 'fail',
        witnesses: [
          {
            key: 'tenant',
            statement: `${affected.length} found.`,
            affected: affected.map(({ id, said }): AffectedEntity => ({
              kind: 'user',
              id,
              label: `${said}`,
            })),
            facts: {},
          },
        ],
      }
    : { outcome: 'pass', evidence: {} };
}

type View = CheckView<'users' | 'groups'>;
const needs = ['users', 'groups'] as const;
/** Handed from one check to others, and hanging on both datasets. */
const sharedBy = (view: View) =>
  view.shared!('test.shared', async from => {
    const found: string[] = [];
    for await (const { id } of selected(from, even)) found.push(id);
    let groups = 0;
    await eachSelected(from, ofGroups, () => {
      groups += 1;
    });
    return { found, groups };
  });

/** One check for each way in which a check can look at rows and relations. */
export const checks = [
  defineCheck({
    ...metadata('custom.selects'),
    needs,
    async evaluate(view) {
      const found: { id: string; said: unknown }[] = [];
      for await (const { id } of selected(view, even))
        found.push({ id, said: '' });
      return failing(found);
    },
  }),
  defineCheck({
    ...metadata('custom.names'),
    needs,
    async evaluate(view) {
      const found: { id: string; said: unknown }[] = [];
      await eachSelected(view, named, ({ id, name }) => {
        if (name) found.push({ id, said: name });
      });
      return failing(found);
    },
  }),
  defineCheck({
    ...metadata('custom.asks'),
    needs,
    async evaluate(view) {
      const found: { id: string; said: unknown }[] = [];
      const wanted = ['id1', 'id5'];
      for await (const row of view.rows('users', { ids: wanted }))
        if (wanted.includes(row.id))
          found.push({ id: row.id, said: of(row).name });
      for await (const row of view.rows('groups', { ids: ['id2'] }))
        if (row.id === 'id2') found.push({ id: row.id, said: of(row).state });
      return failing(found);
    },
  }),
  defineCheck({
    ...metadata('custom.shares'),
    needs,
    async evaluate(view) {
      const { found, groups } = await sharedBy(view);
      return failing(found.map(id => ({ id, said: groups })));
    },
  }),
  defineCheck({
    ...metadata('custom.shares-and-asks'),
    needs,
    async evaluate(view) {
      const { found } = await sharedBy(view);
      const names: { id: string; said: unknown }[] = [];
      for await (const row of view.rows('users', { ids: found }))
        if (found.includes(row.id))
          names.push({ id: row.id, said: of(row).name });
      return failing(names);
    },
  }),
  defineCheck({
    ...metadata('custom.all'),
    needs,
    async evaluate(view) {
      const found: { id: string; said: unknown }[] = [];
      for await (const row of view.rows('groups'))
        found.push({ id: row.id, said: of(row).name });
      return failing(found);
    },
  }),
  defineCheck({
    ...metadata('custom.follows'),
    needs,
    async evaluate(view) {
      const found: { id: string; said: unknown }[] = [];
      let from = ['id1', 'id3'];
      // Whom it asks next hangs on what it found.
      for (let level = 0; level < 2 && from.length; level += 1) {
        const next: string[] = [];
        for await (const edge of view.relations('groups.members', { from })) {
          if (!from.includes(edge.from)) continue;
          found.push({ id: edge.to, said: edge.from });
          next.push(edge.to);
        }
        from = next;
      }
      return failing(found.sort((one, other) => (one.id < other.id ? -1 : 1)));
    },
  }),
  defineCheck({
    ...metadata('custom.owned'),
    needs,
    async evaluate(view) {
      const found: { id: string; said: unknown }[] = [];
      for await (const { from, to } of view.relations('groups.owners'))
        found.push({ id: from, said: to });
      return failing(found);
    },
  }),
  defineCheck({
    ...metadata('custom.shares-members'),
    needs,
    async evaluate(view) {
      const found = await view.shared!('test.members', async from => {
        const members: string[] = [];
        for await (const { to } of from.relations('groups.members', {
          from: ['id2'],
        }))
          members.push(to);
        return members;
      });
      return failing([...found].sort().map(id => ({ id, said: '' })));
    },
  }),
];
