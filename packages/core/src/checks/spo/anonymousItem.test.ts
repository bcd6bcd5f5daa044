import type { SharingLink } from '../../model';
import { causes, daysAgo, judge, outcome } from '../givenTenant';
import { anonymousItem } from './anonymousItem';
import { outsider, peopleLink, shared, sharing } from './givenSharing';

const anyone = (rest: Partial<SharingLink> = {}) => ({
  links: [{ scope: 'anonymous', type: 'view', people: [], ...rest }],
});

describe('spo.anonymous-item', () => {
  it('is one cause a site, with its files, and high where one of them may be edited', async () => {
    const found = await causes(
      anonymousItem,
      sharing([
        shared('a', anyone({ expirationDateTime: daysAgo(-9) })),
        shared('b', anyone({ type: 'edit' })),
        shared('c', { ...anyone(), site: 'p' }),
      ]),
    );
    expect(found).toMatchObject([
      {
        key: 'p',
        severity: 'medium',
        affected: [
          { kind: 'personalSite', id: 'p', label: 'Greta Sommer' },
          { kind: 'driveItem', id: 'p/d/c' },
        ],
      },
      {
        key: 's',
        severity: 'high',
        statement:
          '2 files and folders of a site open for anyone with the link, 1 of 2 links for editing.',
        affected: [
          {
            kind: 'site',
            id: 's',
            label: 'Sales',
            facts: { items: 2, links: 2, editable: 1, lasting: 1 },
          },
          {
            id: 's/d/a',
            label: 'a.docx',
            facts: { links: [{ type: 'view', expires: daysAgo(-9) }] },
          },
          { id: 's/d/b', facts: { links: [{ type: 'edit', expires: null }] } },
        ],
      },
    ]);
    // Names of files and sites are text of the tenant, and stand among what is affected alone.
    for (const { statement } of found)
      expect(statement).not.toMatch(/Sales|docx|Greta/);
  });

  it.each([
    ['a whole library', { isRoot: true, ...anyone() }],
    ['a link of a kind that is not known', anyone({ type: 'someday' })],
    ['a link whose kind was not sent', anyone({ type: null })],
  ])('is high for %s', async (_, rest) => {
    expect(
      await causes(anonymousItem, sharing([shared('a', rest)])),
    ).toMatchObject([{ severity: 'high' }]);
  });

  it.each([
    ['has expired', anyone({ expirationDateTime: daysAgo(1) })],
    ['is for the organisation', anyone({ scope: 'organization' })],
    ['is for certain people', peopleLink(outsider('x'))],
  ])('leaves a link alone that %s', async (_, rest) => {
    expect(
      await judge(anonymousItem, sharing([shared('a', rest)])),
    ).toMatchObject({ outcome: 'pass', evidence: { items: 1 } });
  });

  it('fails on a part of the sites, and never passes on one', async () => {
    const part = {
      completeness: {
        sharedItems: { state: 'partial', seen: 1, why: '1 of 9 sites' },
      },
    } as const;
    expect(
      await outcome(anonymousItem, {
        ...sharing([shared('a', anyone())]),
        ...part,
      }),
    ).toBe('fail');
    expect(
      await outcome(anonymousItem, { ...sharing([shared('a')]), ...part }),
    ).toBe('unknown');
  });

  it('names a site by its id that is no longer among the sites', async () => {
    expect(
      await causes(
        anonymousItem,
        sharing([shared('a', { ...anyone(), site: 'z' })]),
      ),
    ).toMatchObject([{ affected: [{ kind: 'site', label: 'z' }, {}] }]);
  });
});
