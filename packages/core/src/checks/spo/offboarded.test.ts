import { causes, outcome } from '../givenTenant';
import { outsider, peopleLink, person, shared, sharing } from './givenSharing';
import { offboarded } from './offboarded';

const users = [
  { id: 'm', displayName: 'Mia', accountEnabled: true },
  { id: 'off', displayName: 'Otto', accountEnabled: false },
  { id: 'unsaid', displayName: 'Uma' },
];

describe('spo.offboarded', () => {
  it('is one cause a site, with who has left and what is shared with them', async () => {
    expect(
      await causes(
        offboarded,
        sharing(
          [
            shared('a', peopleLink(person('off'), person('m'))),
            shared('b', {
              grants: [
                { ...person('gone'), roles: ['write'] },
                { ...person('off'), roles: ['read'] },
              ],
            }),
          ],
          { users },
        ),
      ),
    ).toMatchObject([
      {
        key: 's',
        statement:
          '2 files and folders of a site are still shared with 2 people whose accounts are switched off or deleted.',
        facts: { people: 2, deleted: 1, items: 2 },
        affected: [
          { kind: 'site' },
          {
            kind: 'user',
            id: 'off',
            facts: {
              account: 'switched off',
              items: 2,
              of: ['a.docx', 'b.docx'],
            },
          },
          { kind: 'user', id: 'gone', facts: { account: 'deleted', items: 1 } },
        ],
      },
    ]);
  });

  it.each([
    ['people who are there', peopleLink(person('m'), person('unsaid'))],
    ['somebody whom SharePoint alone knows', peopleLink(outsider('x'))],
    [
      'a group',
      {
        grants: [
          {
            kind: 'group' as const,
            id: 'g',
            inDirectory: true as const,
            roles: ['read'],
          },
        ],
      },
    ],
  ])('passes for %s', async (_, rest) => {
    expect(
      await outcome(offboarded, sharing([shared('a', rest)], { users })),
    ).toBe('pass');
  });
});
