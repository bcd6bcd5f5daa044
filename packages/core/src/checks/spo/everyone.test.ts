import type { SharedWith } from '../../model';
import { causes, outcome } from '../givenTenant';
import { everyone } from './everyone';
import { peopleLink, person, shared, sharing } from './givenSharing';

const all = (kind: SharedWith['kind']) => ({
  grants: [{ kind, id: kind, roles: ['read'] }],
});
const groups = [
  { id: 'open', visibility: 'Public' },
  { id: 'closed', visibility: 'Private' },
  { id: 'unsaid' },
];
const library = { isRoot: true, isFolder: true, name: 'Documents' };

describe('spo.everyone', () => {
  it('is one cause a site, by whichever way it is open', async () => {
    expect(
      await causes(
        everyone,
        sharing([
          shared('root', { ...library, ...all('everyoneExceptExternal') }),
          shared('a', all('everyone')),
          shared('b', peopleLink(person('m'))),
        ]),
      ),
    ).toMatchObject([
      {
        key: 's',
        statement:
          'A library of a site is open to everybody who can sign in, guests included.',
        facts: {
          items: 2,
          to: ['everyone', 'everyoneExceptExternal'],
          library: true,
        },
        affected: [
          { kind: 'site', id: 's' },
          { id: 's/d/a', facts: { is: 'file', to: ['everyone'] } },
          { id: 's/d/root', label: 'Documents', facts: { is: 'library' } },
        ],
      },
    ]);
  });

  it.each([
    [
      'a link that names them',
      peopleLink({ kind: 'everyone', id: 'everyone' }),
    ],
    ['the public group behind the site', { ...library, groupId: 'open' }],
  ])('fails for %s', async (_, rest) => {
    expect(
      await outcome(everyone, sharing([shared('a', rest)], { groups })),
    ).toBe('fail');
  });

  it('is unknown where a group does not say how visible it is, unless something is open anyway', async () => {
    const unsaid = shared('a', { ...library, groupId: 'unsaid' });
    expect(await outcome(everyone, sharing([unsaid], { groups }))).toBe(
      'unknown',
    );
    const open = shared('b', all('everyone'));
    expect(await outcome(everyone, sharing([unsaid, open], { groups }))).toBe(
      'fail',
    );
  });

  it.each([
    ['a private group', { ...library, groupId: 'closed' }],
    ['a group of the site', all('siteGroup')],
    [
      'a link for the organisation, which has to be handed on',
      { links: [{ scope: 'organization', people: [] }] },
    ],
  ])('passes for %s', async (_, rest) => {
    expect(
      await outcome(everyone, sharing([shared('a', rest)], { groups })),
    ).toBe('pass');
  });
});
