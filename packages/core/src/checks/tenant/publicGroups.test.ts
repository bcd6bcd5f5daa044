import { causes, outcome } from '../givenTenant';
import { publicGroups } from './publicGroups';

const group = (
  id: string,
  visibility: string | null,
  groupTypes = ['Unified'],
) => ({ id, displayName: `Name of ${id}`, visibility, groupTypes });

describe('tenant.public-groups', () => {
  it('names the public ones', async () => {
    const groups = [group('a', 'Public'), group('b', 'Private')];
    expect(await causes(publicGroups, { rows: { groups } })).toMatchObject([
      { affected: [{ kind: 'group', id: 'a' }], facts: { groups: 2 } },
    ]);
  });

  it.each([
    ['pass', [group('a', 'Private'), group('b', 'HiddenMembership')]],
    ['unknown', [group('a', 'Private'), group('b', null)]],
    ['notApplicable', [group('a', 'Public', [])]],
  ])('says %s', async (expected, groups) => {
    expect(await outcome(publicGroups, { rows: { groups } })).toBe(expected);
  });
});
