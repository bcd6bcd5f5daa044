import type { ServicePrincipal } from '../../model';
import { causes, judge, outcome } from '../givenTenant';
import { assignmentOpen } from './assignmentOpen';
import { apps, microsoft } from './givenApps';

const given = (
  principal: Partial<ServicePrincipal>,
  { owner, ...grant }: { owner?: string; scope?: string; person?: string } = {},
) => ({
  rows: apps(
    [{ id: 'a', owner, principal }],
    [{ client: 'a', scope: 'Group.ReadWrite.All User.Read', ...grant }],
  ),
});
const open = { appRoleAssignmentRequired: false };

describe('app.assignment-open', () => {
  it('names an app that acts as anyone and that anyone may sign in to', async () => {
    expect(
      await causes(assignmentOpen, given(open, { owner: 'elsewhere' })),
    ).toMatchObject([
      {
        key: 'a',
        affected: [{ kind: 'servicePrincipal', id: 'a' }],
        facts: { scopes: ['Group.ReadWrite.All'], foreign: true },
      },
    ]);
  });

  it.each<[string, ReturnType<typeof given>]>([
    [
      'people must be assigned to it',
      given({ appRoleAssignmentRequired: true }),
    ],
    ['nobody can sign in to it', given({ ...open, accountEnabled: false })],
    ['one person consented', given(open, { person: 'p' })],
    [
      'its permissions are small',
      given(open, { scope: 'User.Read Mail.Read' }),
    ],
    ['it is Microsoft’s own', given(open, { owner: microsoft })],
  ])('passes where %s', async (_, tenant) => {
    expect(await outcome(assignmentOpen, tenant)).toBe('pass');
  });

  it('does not know of an app of which Microsoft did not say', async () => {
    expect(await outcome(assignmentOpen, given({}))).toBe('unknown');
    expect(
      await outcome(assignmentOpen, given({ appRoleAssignmentRequired: null })),
    ).toBe('unknown');
  });

  it('names one beside another of which nothing is known', async () => {
    const grant = { scope: 'Group.ReadWrite.All' };
    const rows = apps(
      [{ id: 'a', principal: open }, { id: 'b' }],
      [
        { client: 'a', ...grant },
        { client: 'b', ...grant },
      ],
    );
    expect(await judge(assignmentOpen, { rows })).toMatchObject({
      outcome: 'fail',
      witnesses: [{ key: 'a' }],
      because: [{ dataset: 'servicePrincipals', completeness: { seen: 1 } }],
    });
  });
});
