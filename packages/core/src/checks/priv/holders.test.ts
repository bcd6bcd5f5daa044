import type { CheckView, DatasetId, Relation } from '../../model';
import { administrators, NOW, userAdmin } from '../givenTenant';
import { HolderDataset, roleHolders } from './holders';

/** A view that counts how often the members of groups are passed over. */
function counted() {
  const rows = administrators([{ id: 'a' }, { id: 'b', role: userAdmin }]);
  rows.groups = [{ id: 'outer' }, { id: 'inner' }];
  rows.roleAssignments!.push({
    id: 'x',
    principalId: 'outer',
    roleDefinitionId: userAdmin,
  });
  const members: Relation[] = [
    { from: 'outer', to: 'inner', toType: 'group' },
    { from: 'inner', to: 'nested', toType: 'user' },
    { from: 'inner', to: 'outer', toType: 'group' },
  ];
  const read = { times: 0 };
  const view: CheckView<HolderDataset> = {
    now: NOW,
    declarations: { breakGlassAccounts: [], trustedEgress: [] },
    async *rows(dataset: DatasetId) {
      yield* (rows[dataset] ?? []) as never[];
    },
    async *relations() {
      read.times += 1;
      yield* members;
    },
    completeness: () => ({ state: 'complete', asOf: NOW.toISOString() }),
  };
  return { view, read };
}

describe('who holds roles', () => {
  it('is followed through nested groups, also where they are in a ring', async () => {
    const { view } = counted();
    const { holdings, groups } = await roleHolders(view, 0);
    expect(
      holdings.map(({ principalId, through }) => [principalId, through]),
    ).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['outer', undefined],
      ['nested', 'outer'],
    ]);
    expect([...groups.keys()]).toEqual(['outer']);
  });

  it('is worked out once for a judgement and a tier', async () => {
    const { view, read } = counted();
    const known = new Map<string, Promise<unknown>>();
    const first = {
      ...view,
      shared<T>(name: string, make: (of: any) => Promise<T>) {
        known.set(name, known.get(name) ?? make(view));
        return known.get(name) as Promise<T>;
      },
    };
    const [one, two] = await Promise.all([
      roleHolders(first, 0),
      roleHolders(first, 0),
    ]);
    expect(two).toBe(one);
    const once = read.times;
    await roleHolders(first, 1);
    expect(read.times).toBe(2 * once);
  });
});
