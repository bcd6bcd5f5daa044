import type { Relation, User } from '../../model';
import { causes, noDefaults, outcome, policy } from '../givenTenant';
import { breakGlassMissing } from './breakGlassMissing';

const users = ['one', 'two', 'a', 'b', 'c', 'd', 'e'].map((id): User => ({
  id,
  userType: 'Member',
  accountEnabled: true,
}));
const block = (id: string, out: object, rest: object = {}) =>
  policy(id, { controls: ['block'], users: out, ...rest });
const tenant = (
  policies: ReturnType<typeof policy>[],
  members: Relation[] = [],
) => ({
  rows: {
    users,
    groups: [{ id: 'glass' }, { id: 'crowd' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
  members,
});
const inGroup = (from: string, ...ids: string[]): Relation[] =>
  ids.map(to => ({ from, to, toType: 'user' }));

describe('ca.break-glass-missing', () => {
  it('fails when each policy leaves out another account', async () => {
    const policies = [
      block('p', { excludeUsers: ['one'] }),
      block('q', { excludeUsers: ['two'] }),
    ];
    expect(await causes(breakGlassMissing, tenant(policies))).toMatchObject([
      { key: 'tenant', affected: [{ id: 'p' }, { id: 'q' }] },
    ]);
  });

  it('passes with one account outside all, by name in one and by a small group in the other', async () => {
    const policies = [
      block('p', { excludeUsers: ['ONE'] }),
      block('q', { excludeGroups: ['Glass'] }),
    ];
    expect(
      await outcome(
        breakGlassMissing,
        tenant(policies, inGroup('glass', 'one', 'two')),
      ),
    ).toBe('pass');
  });

  it('takes a group of five for no group of emergency accounts', async () => {
    const policies = [block('p', { excludeGroups: ['crowd'] })];
    const of = (...ids: string[]) =>
      outcome(breakGlassMissing, tenant(policies, inGroup('crowd', ...ids)));
    expect(await of('a', 'b', 'c', 'd')).toBe('pass');
    expect(await of('a', 'b', 'c', 'd', 'e')).toBe('fail');
  });

  it('needs no exclusion from a policy that is for others', async () => {
    const policies = [
      block('p', { excludeUsers: ['one'] }),
      block('q', { includeUsers: ['a'] }),
    ];
    expect(await outcome(breakGlassMissing, tenant(policies))).toBe('pass');
  });

  it('counts no disabled account', async () => {
    const disabled = users.map(user => ({
      ...user,
      accountEnabled: user.id !== 'one',
    }));
    const given = tenant([block('p', { excludeUsers: ['one'] })]);
    expect(
      await outcome(breakGlassMissing, {
        rows: { ...given.rows, users: disabled },
      }),
    ).toBe('fail');
  });

  it('asks only of policies that block or ask for a device and nothing weaker', async () => {
    const of = (...controls: string[]) =>
      outcome(breakGlassMissing, tenant([policy('p', { controls })]));
    expect(await of('compliantDevice')).toBe('fail');
    expect(await of('mfa', 'compliantDevice')).toBe('notApplicable');
    expect(await of('mfa')).toBe('notApplicable');
  });
});
