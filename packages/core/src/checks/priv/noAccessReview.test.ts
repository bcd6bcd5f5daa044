import type { AccessReviewDefinition } from '../../model';
import {
  administrators,
  causes,
  daysAgo,
  globalAdmin,
  judge,
  outcome,
  userAdmin,
  type GivenTenant,
} from '../givenTenant';
import { noAccessReview } from './noAccessReview';

const query = (text: string, type = 'accessReviewQueryScope') => ({
  '@odata.type': `#microsoft.graph.${type}`,
  query: text,
  queryType: 'MicrosoftGraph',
});
const role = (id: string) =>
  query(`/roleManagement/directory/roleDefinitions/${id}`);
const guests = query(
  "./members/microsoft.graph.user/?$count=true&$filter=(userType eq 'Guest')",
);
const yearly = (range: Record<string, unknown> = { type: 'noEnd' }) => ({
  recurrence: { pattern: { type: 'absoluteMonthly', interval: 6 }, range },
});

function review(
  scope: object | undefined,
  rest: Partial<AccessReviewDefinition> = {},
): AccessReviewDefinition {
  return {
    id: JSON.stringify(scope ?? null),
    status: 'InProgress',
    scope: scope as Record<string, unknown>,
    settings: yearly(),
    ...rest,
  };
}

const given = (...reviews: AccessReviewDefinition[]): GivenTenant => ({
  rows: {
    ...administrators([
      { id: 'a' },
      { id: 'b', role: userAdmin, how: 'eligible' },
      { id: 'g', role: userAdmin, type: 'Guest' },
    ]),
    accessReviewDefinitions: reviews,
  },
});
const keys = async (of: GivenTenant) =>
  (await causes(noAccessReview, of)).map(({ key }) => key);

describe('priv.no-access-review', () => {
  it('names the roles in use that no review looks over, and says it of guests', async () => {
    expect(
      await causes(noAccessReview, given(review(role(globalAdmin)))),
    ).toMatchObject([
      {
        key: 'roles',
        severity: 'medium',
        affected: [{ kind: 'role', id: userAdmin }],
        facts: { reviews: 1, roles: 2 },
      },
      { key: 'guests', severity: 'low', affected: [] },
    ]);
  });

  const both = [review(role(globalAdmin)), review(role(userAdmin))];

  it.each([
    ['each role and guests are reviewed', given(...both, review(guests))],
    [
      'guests are reviewed among the members of all groups',
      given(
        ...both,
        review(query('./members/microsoft.graph.user'), {
          instanceEnumerationScope: query(
            "/groups?$filter=(groupTypes/any(c:c eq 'Unified'))",
          ),
        }),
      ),
    ],
    [
      'one review looks over several roles, active and eligible ones apart',
      given(
        review({
          '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
          principalScopes: [query('/users')],
          resourceScopes: [role(globalAdmin), role(userAdmin)],
        }),
        review(
          query(
            `/roleManagement/directory/roleEligibilityScheduleInstances?$expand=principal&$filter=(isof(principal,'microsoft.graph.user') and roleDefinitionId eq '${userAdmin}')`,
          ),
        ),
        review(guests),
      ),
    ],
    [
      'a series ends later',
      given(
        ...both,
        review(guests, {
          settings: yearly({
            type: 'endDate',
            endDate: daysAgo(-30).slice(0, 10),
          }),
        }),
      ),
    ],
  ])('passes where %s', async (_, of) => {
    expect(await outcome(noAccessReview, of)).toBe('pass');
  });

  it.each([
    ['is held once', { settings: { recurrence: null } }],
    [
      'has ended',
      {
        settings: yearly({ type: 'endDate', endDate: daysAgo(1).slice(0, 10) }),
      },
    ],
  ])('does not count a review that %s', async (_, rest) => {
    expect(await keys(given(...both, review(guests, rest)))).toEqual([
      'guests',
    ]);
  });

  it.each([
    [
      'guests',
      {
        '@odata.type': '#microsoft.graph.principalResourceMembershipsScope',
        principalScopes: [query("/users?$filter=(userType eq 'Guest')")],
        resourceScopes: [role(userAdmin)],
      },
    ],
    [
      'inactive people',
      query(
        `/roleManagement/directory/roleDefinitions/${userAdmin}`,
        'accessReviewInactiveUsersQueryScope',
      ),
    ],
    [
      'apps',
      query(
        `/roleManagement/directory/roleAssignmentScheduleInstances?$expand=principal&$filter=(isof(principal,'microsoft.graph.servicePrincipal') and roleDefinitionId eq '${userAdmin}')`,
      ),
    ],
  ])(
    'does not take a review of %s for one of all who hold the role',
    async (_, scope) => {
      expect(
        await keys(
          given(review(role(globalAdmin)), review(guests), review(scope)),
        ),
      ).toEqual(['roles']);
    },
  );

  it.each([
    ['whether it goes on', review(guests, { status: 'Completed' })],
    ['how often it is held', review(guests, { settings: undefined })],
    ['what it looks over', review(undefined)],
  ])('does not know where Microsoft does not say %s', async (_, unclear) => {
    expect(await judge(noAccessReview, given(...both, unclear))).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'accessReviewDefinitions' }],
    });
  });

  it('says nothing of guests where there are none', async () => {
    const { rows } = given(...both);
    expect(
      await outcome(noAccessReview, {
        rows: { ...rows, users: rows!.users!.filter(({ id }) => id !== 'g') },
      }),
    ).toBe('pass');
  });

  it('does not pass while further roles may be eligible', async () => {
    const denied = {
      state: 'denied',
      permission: 'RoleEligibilitySchedule.Read.Directory',
      why: 'refused',
    } as const;
    expect(
      await outcome(noAccessReview, {
        ...given(...both, review(guests)),
        completeness: { roleEligibilityScheduleInstances: denied },
      }),
    ).toBe('unknown');
  });
});
