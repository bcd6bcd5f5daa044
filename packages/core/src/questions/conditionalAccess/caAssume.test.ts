import {
  edge,
  mfa,
  read,
  user,
} from '../../conditionalAccess/__testUtils__/givenRows';
import { tenantCoverage } from '../../conditionalAccess/tenant';
import type { CaAssumption } from './caShapes';
import { assumed, changedCells, changedGaps } from './caAssume';

const on = (id: string, users: object, ...includePlatforms: string[]) => ({
  ...mfa(users, { platforms: { includePlatforms } }),
  id,
});

/** Windows and Linux are asked of everyone, macOS of who is in the group; other platforms are open. */
async function changed(assumption: CaAssumption) {
  const before = tenantCoverage(
    await read({
      rows: {
        users: [user('a'), user('b'), user('in')],
        groups: [{ id: 'g' }],
        conditionalAccessPolicies: [
          on('windows', {}, 'windows'),
          on('linux', {}, 'linux'),
          on('mac', { includeUsers: [], includeGroups: ['g'] }, 'macOS'),
        ],
      },
      members: [edge('g', 'in')],
    }),
  );
  const { coverage: after } = assumed(before, assumption);
  const cells = [after.cell('members', 'mfa')];
  const told = changedGaps(before, after, cells);
  const short = (gaps: typeof told.opened) =>
    gaps.map(({ where, people, state }) => ({ state, where, people }));
  return {
    opened: short(told.opened),
    closed: short(told.closed),
    unknown: told.unknown,
    cells: changedCells(before, after, cells),
  };
}

describe('what a hypothesis changes', () => {
  it('tells of a gap that widens only what it gains', async () => {
    const { opened, closed, unknown } = await changed({ disable: ['linux'] });
    expect(opened).toEqual([
      { state: 'gap', where: { platform: ['linux'] }, people: 3 },
    ]);
    expect([closed, unknown]).toEqual([[], []]);
  });

  it('tells of a gap that opens for some only those', async () => {
    const { opened, closed } = await changed({ disable: ['mac'] });
    expect(opened).toEqual([
      { state: 'gap', where: { platform: ['macOS'] }, people: 1 },
    ]);
    expect(closed).toEqual([]);
  });

  it('tells of people who are open before and after as neither gained nor lost', async () => {
    const { cells } = await changed({ disable: ['linux'] });
    expect(cells.filter(each => each.protected || each.exposed)).toEqual([]);
  });

  it('says nothing of what stays as it is', async () => {
    const { opened, closed } = await changed({ enable: ['windows'] });
    expect([opened, closed]).toEqual([[], []]);
  });
});
