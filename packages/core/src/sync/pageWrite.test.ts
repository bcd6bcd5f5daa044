import { dataset } from '../datasets';
import { pageWrite } from './pageWrite';

const groups = dataset('groups');
const user = (id: string, removed = false) => ({
  '@odata.type': '#microsoft.graph.user',
  id,
  ...(removed ? { '@removed': { reason: 'deleted' } } : {}),
});

describe('pageWrite', () => {
  it('takes members and owners that come inline, with their types', () => {
    const write = pageWrite(groups, [
      {
        id: 'g',
        displayName: 'Team',
        'members@delta': [
          user('u'),
          { '@odata.type': '#microsoft.graph.servicePrincipal', id: 's' },
        ],
        'owners@delta': [user('o')],
      },
    ]);
    expect(write.rows).toMatchObject([
      { id: 'g', label: 'Team', row: { id: 'g', displayName: 'Team' } },
    ]);
    expect(write.relations).toEqual([
      { name: 'groups.members', from: 'g', to: 'u', toType: 'user' },
      {
        name: 'groups.members',
        from: 'g',
        to: 's',
        toType: 'servicePrincipal',
      },
      { name: 'groups.owners', from: 'g', to: 'o', toType: 'user' },
    ]);
  });

  it('does not let a slice of members overwrite what is known of the group', () => {
    expect(
      pageWrite(groups, [{ id: 'g', 'members@delta': [user('u')] }]),
    ).toMatchObject({ rows: [], relations: [{ to: 'u' }] });
  });

  it('takes an id that stands alone for a slice with nothing left in it, and nothing at all for no group', () => {
    expect(pageWrite(groups, [{ id: 'g' }])).toMatchObject({
      rows: [],
      relations: [],
    });
    expect(() => pageWrite(groups, [{}])).toThrow(/groups/);
  });

  it('merges repeated mentions; the last one wins', () => {
    const write = pageWrite(groups, [
      { id: 'g', displayName: 'Old', 'members@delta': [user('a'), user('b')] },
      {
        id: 'g',
        displayName: 'New',
        'members@delta': [user('a', true), user('c')],
      },
    ]);
    expect(write.rows.map(({ label }) => label)).toEqual(['New']);
    expect(write.relations.map(({ to }) => to)).toEqual(['b', 'c']);
    expect(write.removedRelations.map(({ to }) => to)).toEqual(['a']);
  });

  it('takes the last manager that is named for the only one, whatever is said of those before', () => {
    const users = dataset('users');
    const manager = (to: string) => ({
      name: 'users.manager',
      from: 'p',
      to,
      toType: 'user',
      only: true,
    });
    const relations = (...mentions: object[][]) => {
      const write = pageWrite(
        users,
        mentions.map(each => ({ id: 'p', 'manager@delta': each })),
      );
      expect(write.rows).toEqual([]);
      return [write.relations, write.removedRelations];
    };
    const gone = { name: 'users.manager', from: 'p', to: 'a' };
    expect(relations([user('a')])).toEqual([[manager('a')], []]);
    expect(relations([user('a')], [user('b')])).toEqual([[manager('b')], []]);
    expect(relations([user('b'), user('a', true)])).toEqual([
      [manager('b')],
      [gone],
    ]);
    expect(relations([user('a')], [user('a', true)], [user('b')])).toEqual([
      [manager('b')],
      [gone],
    ]);
    expect(relations([user('a')], [user('a', true)], [user('a')])).toEqual([
      [manager('a')],
      [],
    ]);
    expect(relations([user('a', true)], [user('b')])).toEqual([
      [manager('b')],
      [gone],
    ]);
    expect(relations([user('a', true)])).toEqual([[], [gone]]);
    // Came and went within the page: nor does the one before stand any more.
    expect(relations([user('a')], [user('a', true)])).toEqual([
      [],
      [{ ...gone, only: true }],
    ]);
    expect(
      relations([user('a')], [user('a', true)], [user('a', true)]),
    ).toEqual([[], [{ ...gone, only: true }]]);
  });

  it('takes removals, and a return within one page', () => {
    expect(
      pageWrite(groups, [
        { id: 'g', displayName: 'x' },
        { id: 'g', '@removed': { reason: 'changed' } },
      ]),
    ).toMatchObject({ rows: [], removed: ['g'] });
    expect(
      pageWrite(groups, [
        { id: 'g', '@removed': { reason: 'changed' } },
        { id: 'g', displayName: 'x' },
      ]),
    ).toMatchObject({ rows: [{ id: 'g' }], removed: ['g'] });
  });

  it('stops at an element that is not what the contract says, and names the property', () => {
    expect(() => pageWrite(groups, [{ id: 'g', displayName: 5 }])).toThrow(
      'displayName has another type',
    );
    expect(() => pageWrite(groups, [{ displayName: 'x' }])).toThrow(
      'id has another type',
    );
    expect(() => pageWrite(groups, [null])).toThrow('is not an object');
  });
});
