import type { Relation } from '../model';
import type { RowStore } from '../store/ports';
import { groupsAbove } from './groupsAbove';

const edges: [group: string, member: string][] = [
  ['team', 'ada'],
  ['club', 'ada'],
  ['all', 'team'],
  ['all', 'club'],
  ['team', 'all'],
  ['other', 'bob'],
];

describe('the groups that somebody is in', () => {
  it('are found a level at a time, also where groups are in a circle', async () => {
    const asked: (readonly string[])[] = [];
    const rows = {
      async relationsTo(_: string, __: string, to: readonly string[]) {
        asked.push(to);
        return edges
          .filter(([, member]) => to.includes(member))
          .map(([from, member]): Relation => ({
            from,
            to: member,
            toType: 'user',
          }));
      },
    } as unknown as RowStore;
    expect((await groupsAbove(rows, 'one', 'ada')).sort()).toEqual([
      'all',
      'club',
      'team',
    ]);
    expect(asked).toEqual([['ada'], ['team', 'club'], ['all']]);
  });
});
