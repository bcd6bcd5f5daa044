import type { Group } from '../../model';
import { causes, GivenTenant, outcome, policy } from '../givenTenant';
import { dynamicGroup } from './dynamicGroup';

const DISPLAY_NAME = 'user.displayName -contains "exec"';
const OTHER = '0a1b2c3d-0000-4000-8000-000000000001';

const group = (rest: Partial<Group>): Group => ({
  id: 'g',
  displayName: 'Readers',
  groupTypes: ['DynamicMembership'],
  membershipRule: DISPLAY_NAME,
  membershipRuleProcessingState: 'On',
  ...rest,
});
const given = (
  rest: Partial<Group> = {},
  tenant: Omit<GivenTenant, 'rows'> = {},
  excludeGroups: string[] = [],
): GivenTenant => ({
  ...tenant,
  rows: {
    groups: [group(rest), { id: OTHER, isAssignableToRole: false }],
    conditionalAccessPolicies: [
      policy('p', { controls: ['mfa'], users: { excludeGroups } }),
    ],
    administrativeUnits: [{ id: 'vault', isMemberManagementRestricted: true }],
  },
});
const denied = {
  state: 'denied',
  permission: 'Policy.Read.All',
  why: 'refused',
} as const;

describe('tenant.dynamic-group', () => {
  it('names a group whose rule reads what a guest brings along', async () => {
    expect(await causes(dynamicGroup, given())).toMatchObject([
      {
        key: 'g',
        severity: 'low',
        affected: [
          { kind: 'group', id: 'g', facts: { membershipRule: DISPLAY_NAME } },
        ],
      },
    ]);
  });

  it('holds one with mail and files for worse', async () => {
    expect(
      await causes(
        dynamicGroup,
        given({ groupTypes: ['Unified', 'DynamicMembership'] }),
      ),
    ).toMatchObject([{ severity: 'medium', facts: { microsoft365: true } }]);
  });

  it('tells what people set themselves from what guests do', async () => {
    const [{ statement }] = await causes(
      dynamicGroup,
      given({ membershipRule: 'user.mobile -ne null' }),
    );
    expect(statement).toContain('people set themselves');
  });

  it('names one that takes the members of a group which others change', async () => {
    const membershipRule = `user.memberof -any (group.objectId -in ['${OTHER}'])`;
    expect(await causes(dynamicGroup, given({ membershipRule }))).toMatchObject(
      [{ severity: 'low' }],
    );
    const tenant = given({ membershipRule });
    tenant.rows!.groups![1].isAssignableToRole = true;
    expect(await outcome(dynamicGroup, tenant)).toBe('pass');
  });

  it.each<[string, Partial<Group>]>([
    [
      'is over what administrators set',
      { membershipRule: 'user.department -eq "Sales"' },
    ],
    [
      'keeps guests out',
      {
        membershipRule:
          '(user.userType -eq "Member") and (user.mail -contains "x")',
      },
    ],
    ['is paused', { membershipRuleProcessingState: 'Paused' }],
    ['is one of before the group was assigned by hand', { groupTypes: [] }],
  ])('passes where the rule %s', async (_, rest) => {
    expect(await outcome(dynamicGroup, given(rest))).toBe('pass');
  });

  it('does not know a rule that was not sent', async () => {
    expect(await outcome(dynamicGroup, given({ membershipRule: null }))).toBe(
      'unknown',
    );
  });

  it('leaves a group that steers a policy to the check of those', async () => {
    expect(await outcome(dynamicGroup, given({}, {}, ['g']))).toBe('pass');
  });

  it.each<[string, Omit<GivenTenant, 'rows'>]>([
    ['policies', { completeness: { conditionalAccessPolicies: denied } }],
    ['units', { completeness: { administrativeUnits: denied } }],
    [
      'nobody else, for a unit guards it against administrators only',
      { unitMembers: [{ from: 'vault', to: 'g', toType: 'group' }] },
    ],
  ])('tells of it itself where that check tells of %s', async (_, tenant) => {
    expect(await outcome(dynamicGroup, given({}, tenant, ['g']))).toBe('fail');
  });
});
