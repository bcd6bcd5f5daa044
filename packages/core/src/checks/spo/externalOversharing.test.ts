import type { SharedWith } from '../../model';
import { causes, daysAgo, GivenTenant, judge, outcome } from '../givenTenant';
import { externalOversharing } from './externalOversharing';
import { outsider, peopleLink, person, shared, sharing } from './givenSharing';

const outsiders = (count: number, domain?: string) =>
  Array.from({ length: count }, (_, turn) =>
    outsider(`${domain ?? 'x'}${turn}`, domain),
  );
const users = [
  { id: 'g', userType: 'Guest', userPrincipalName: 'g_x#EXT#@contoso.example' },
  { id: 'm', userType: 'Member', userPrincipalName: 'm@contoso.example' },
];
const ofFile = (...people: SharedWith[]) =>
  sharing([shared('a', peopleLink(...people))], { users });

describe('spo.external-oversharing', () => {
  it('is one cause for a site with ten outsiders, however its files are shared', async () => {
    const tenant = sharing(
      [
        shared('a', peopleLink(...outsiders(6))),
        shared('b', peopleLink(...outsiders(5, 'other.example'))),
        shared('c', peopleLink(person('m'))),
      ],
      { users },
    );
    expect(await causes(externalOversharing, tenant)).toMatchObject([
      {
        key: 's',
        statement:
          'A site is shared with 11 people of elsewhere, of 2 domains.',
        facts: { people: 11, domains: 2, owners: 0, items: 2 },
        affected: [
          { facts: { domains: ['other.example', 'partner.example'] } },
          { id: 's/d/a', facts: { people: 6, domains: ['partner.example'] } },
          { id: 's/d/b' },
        ],
      },
    ]);
  });

  it.each<[string, GivenTenant]>([
    [
      'people of three domains',
      ofFile(
        outsider('1', 'one.example'),
        outsider('2', 'two.example'),
        outsider('3', 'three.example'),
      ),
    ],
    [
      'an owner of elsewhere',
      sharing(
        [shared('a', { grants: [{ ...person('g'), roles: ['owner'] }] })],
        { users },
      ),
    ],
    [
      'addresses of another domain, of whom the directory knows nothing',
      ofFile(
        ...Array.from({ length: 10 }, (_, turn) => ({
          kind: 'user' as const,
          id: `a${turn}`,
          domain: 'partner.example',
        })),
      ),
    ],
  ])('fails for %s', async (_, tenant) => {
    expect(await outcome(externalOversharing, tenant)).toBe('fail');
  });

  it.each<[string, GivenTenant]>([
    ['nine outsiders of two domains', ofFile(...outsiders(9))],
    [
      'one outsider by ten files',
      sharing(
        Array.from({ length: 10 }, (_, turn) =>
          shared(`f${turn}`, peopleLink(outsider('x'))),
        ),
      ),
    ],
    [
      'members of a directory whose address is of elsewhere',
      ofFile(person('m', { domain: 'fabrikam.example' })),
    ],
    [
      'outsiders whose link has expired',
      sharing([
        shared('a', {
          links: [
            {
              scope: 'users',
              people: outsiders(20),
              expirationDateTime: daysAgo(1),
            },
          ],
        }),
      ]),
    ],
    [
      'an owner from inside',
      sharing(
        [shared('a', { grants: [{ ...person('m'), roles: ['owner'] }] })],
        { users },
      ),
    ],
  ])('passes for %s', async (_, tenant) => {
    expect(await outcome(externalOversharing, tenant)).toBe('pass');
  });

  it('says who of them is an owner', async () => {
    const owner = { ...person('g'), roles: ['owner'] };
    const says = async (...more: SharedWith[]) =>
      (
        await causes(
          externalOversharing,
          sharing(
            [
              shared('a', { grants: [owner] }),
              shared('b', peopleLink(...more)),
            ],
            { users },
          ),
        )
      )[0].statement;
    expect(await says()).toBe(
      'A site is shared with 1 person of elsewhere, who is an owner.',
    );
    expect(await says(outsider('x'))).toBe(
      'A site is shared with 2 people of elsewhere, of 1 domain, 1 of them an owner.',
    );
  });

  it('holds to configured numbers', async () => {
    expect(
      await outcome(externalOversharing, {
        ...ofFile(...outsiders(9)),
        settings: { thresholds: { people: 9 } },
      }),
    ).toBe('fail');
  });

  it('is unknown where too many may be of elsewhere and nothing tells', async () => {
    const untold = Array.from({ length: 10 }, (_, turn) => ({
      kind: 'user' as const,
      id: `a${turn}`,
    }));
    expect(await judge(externalOversharing, ofFile(...untold))).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'sharedItems' }],
    });
    expect(await outcome(externalOversharing, ofFile(...untold.slice(1)))).toBe(
      'pass',
    );
  });
});
