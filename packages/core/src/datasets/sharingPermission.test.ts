import { linkOrGrant, sharingPermission } from './sharingPermission';

const told = (permission: object) =>
  linkOrGrant(sharingPermission.parse({ id: '1', ...permission }));
const grantTo = (set: object) => {
  const answer = told({ roles: ['read'], grantedToV2: set });
  return answer && 'grant' in answer ? answer.grant : answer;
};
const siteUser = (loginName: string, email?: string) =>
  grantTo({ siteUser: { id: '9', loginName, email } });

describe('a permission of an item', () => {
  it('is a link, with what it is for and whom it lets in', () => {
    expect(
      told({
        roles: ['write'],
        link: { scope: 'users', type: 'edit', webUrl: 'https://secret' },
        expirationDateTime: '2026-12-24T00:00:00Z',
        grantedToIdentitiesV2: [{ user: { id: 'u', email: 'u@x.example' } }],
      }),
    ).toEqual({
      link: {
        scope: 'users',
        type: 'edit',
        expirationDateTime: '2026-12-24T00:00:00Z',
        people: [
          { kind: 'user', id: 'u', inDirectory: true, domain: 'x.example' },
        ],
      },
    });
  });

  it('does not expire at the beginning of time, which is how Graph says never', () => {
    expect(
      told({
        link: { scope: 'anonymous', type: 'view' },
        expirationDateTime: '0001-01-01T00:00:00Z',
      }),
    ).toEqual({ link: { scope: 'anonymous', type: 'view', people: [] } });
  });

  it('is nothing where its link lets in only who is in already', () => {
    expect(told({ link: { scope: 'existingAccess', type: 'view' } })).toBe(
      undefined,
    );
  });

  it.each([
    [
      'c:0-.f|rolemanager|spo-grid-all-users/72f988bf',
      'everyoneExceptExternal',
    ],
    ['c:0(.s|true', 'everyone'],
    ['c:0!.s|windows', 'everyone'],
  ])('knows %s for %s', (loginName, kind) => {
    expect(siteUser(loginName)).toEqual({ kind, id: kind, roles: ['read'] });
  });

  it.each([
    'c:0t.c|tenant|11111111-2222-4333-8444-555555555555',
    'c:0o.c|federateddirectoryclaimprovider|11111111-2222-4333-8444-555555555555',
    'c:0o.c|federateddirectoryclaimprovider|11111111-2222-4333-8444-555555555555_o',
  ])('knows the group of %s', loginName => {
    expect(siteUser(loginName)).toEqual({
      kind: 'group',
      id: '11111111-2222-4333-8444-555555555555',
      inDirectory: true,
      roles: ['read'],
    });
  });

  it.each([
    [
      'a guest',
      'i:0#.f|membership|jo_smith_partner.example#ext#@contoso.onmicrosoft.com',
      { external: true, domain: 'partner.example' },
    ],
    [
      'who signs in by a code',
      'i:0#.f|membership|urn%3aspo%3aguest#jo@partner.example',
      { external: true, domain: 'partner.example' },
    ],
    [
      'a member',
      'i:0#.f|membership|jo@contoso.example',
      { domain: 'contoso.example' },
    ],
    ['a name with a bare per cent sign', 'i:0#.f|membership|100%', {}],
  ])('knows %s by the claim, and no name', (_, loginName, rest) => {
    expect(siteUser(loginName)).toEqual({
      kind: 'user',
      id: loginName.toLowerCase(),
      roles: ['read'],
      ...rest,
    });
  });

  it('takes the directory’s id where there is one, and keeps no address', () => {
    expect(
      grantTo({
        user: { id: 'u', displayName: 'Jo', email: 'jo@partner.example' },
        siteUser: {
          loginName: 'i:0#.f|membership|jo_partner.example#ext#@c.example',
        },
      }),
    ).toEqual({
      kind: 'user',
      id: 'u',
      inDirectory: true,
      external: true,
      domain: 'partner.example',
      roles: ['read'],
    });
  });

  it('is for who was invited by an address, before anybody has come', () => {
    expect(
      told({ roles: ['write'], invitation: { email: 'Jo@Partner.example' } }),
    ).toEqual({
      grant: {
        kind: 'user',
        id: 'jo@partner.example',
        domain: 'partner.example',
        roles: ['write'],
      },
    });
  });

  it.each([
    ['group', { group: { id: 'g' } }, { kind: 'group', id: 'g' }],
    ['app', { application: { id: 'a' } }, { kind: 'application', id: 'a' }],
  ])('knows a %s', (_, set, expected) => {
    expect(grantTo(set)).toMatchObject(expected);
  });

  it('knows a group of the site, and nobody where nobody is named', () => {
    expect(grantTo({ siteGroup: { id: '5', loginName: 'X Owners' } })).toEqual({
      kind: 'siteGroup',
      id: 'X Owners',
      roles: ['read'],
    });
    expect(grantTo({})).toBe(undefined);
  });
});
