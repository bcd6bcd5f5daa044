import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(180_000);

const HOUR_MS = 3_600_000;
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const resistant = ['fido2', 'windowsHelloForBusiness'];
const strictPolicy = '00000000-0000-4000-a000-0000000000ca';

/** As Graph answers: a policy quotes the strength that it asks for. */
function strict(strength: Record<string, unknown>) {
  return {
    id: strictPolicy,
    displayName: 'Strong methods for Global Administrators',
    state: 'enabled',
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: { includeRoles: [globalAdministrator] },
    },
    grantControls: {
      operator: 'OR',
      builtInControls: [],
      authenticationStrength: strength,
    },
  };
}

describe('what opens in a synced tenant', () => {
  let opened: OpenPosture;
  let clock = Date.now();
  const now = () => new Date(clock);

  beforeAll(async () => {
    opened = await openTestPosture({ users: 80, now }, () => ({ now }));
    await opened.sync();
  });
  afterAll(() => opened?.close());

  async function rows(
    dataset:
      | 'authenticationStrengths'
      | 'users'
      | 'roleAssignments'
      | 'conditionalAccessPolicies'
      | 'namedLocations',
  ) {
    const found: ({ id: string } & Record<string, any>)[] = [];
    for await (const row of opened.posture.stores.rows.stream('demo', dataset))
      found.push(row as never);
    return found;
  }
  async function members(group: string) {
    const { stores } = opened.posture;
    const found: string[] = [];
    for await (const { from, to, toType } of stores.rows.relations(
      'demo',
      'groups.members',
    ))
      if (from === group && toType === 'user') found.push(to);
    return found;
  }
  const later = (hours: number) => {
    clock += hours * HOUR_MS;
    return opened.sync();
  };
  const outcome = async () =>
    (await opened.posture.stores.findings.results('demo')).find(
      ({ checkId }) => checkId === 'ca.drift',
    )?.outcome;
  async function open() {
    const { findings } = opened.posture.stores;
    const { items } = await findings.list(
      { connectionId: 'demo', checkId: 'ca.drift', status: 'open' },
      { limit: 10, offset: 0 },
    );
    return Promise.all(
      items.map(async ({ id }) => {
        const { affected, severity, statement, facts } = (await findings.get(
          id,
          {
            limit: 500,
            offset: 0,
          },
        ))!;
        const people = affected.filter(({ kind }) => kind === 'user');
        const { change, signIn, since, ...rest } = facts;
        return {
          severity,
          statement,
          signIn,
          ...rest,
          who: people.map(each => each.id).sort(),
        };
      }),
    );
  }
  /** Every finding there ever was, with when it opened and ended. */
  async function lives() {
    const { items } = await opened.posture.stores.findings.list(
      { connectionId: 'demo', checkId: 'ca.drift' },
      { limit: 100, offset: 0 },
    );
    return items.map(({ id, status, firstSeen, resolvedAt, reopenedAt }) => ({
      id,
      status,
      firstSeen,
      resolvedAt,
      reopenedAt,
    }));
  }
  async function policy(start: string) {
    return (await rows('conditionalAccessPolicies')).find(({ displayName }) =>
      displayName.startsWith(start),
    )!;
  }

  it('is not known before there is a second read', async () => {
    expect(await outcome()).toBe('notApplicable');
  });

  it('is nothing as long as nothing is changed', async () => {
    await later(1);
    expect([await outcome(), await open()]).toEqual(['pass', []]);
  });

  it('is what a new member of an excluded group may do, until they are out of it again', async () => {
    const { control } = opened.tenant;
    const { users } = (await policy('CA001')).conditions;
    const [group] = users.excludeGroups;
    // Nobody whom another policy would still ask.
    const outside = [...(await members(group)), ...users.excludeUsers];
    for (const { state, conditions } of await rows('conditionalAccessPolicies'))
      if (state === 'enabled')
        for (const other of conditions.users.includeGroups)
          outside.push(...(await members(other)));
    const admin = (await rows('roleAssignments')).find(
      each =>
        each.roleDefinitionId === globalAdministrator &&
        each.directoryScopeId === '/' &&
        !outside.includes(each.principalId),
    )!.principalId;
    const member = { id: admin, type: 'user' as const };

    control.changeMembers(group, { added: [member] });
    await later(24);
    expect(await open()).toMatchObject([
      {
        severity: 'critical',
        who: [admin],
        statement: expect.stringMatching(
          /^1 person can now sign in without multifactor authentication: they came into a group .* No policy has changed\.$/,
        ),
      },
    ]);

    // Nothing of it is told twice; sign-ins of the hour may open findings of their own.
    const before = await lives();
    await later(1);
    expect(await lives()).toEqual(before);

    control.changeMembers(group, { removed: [member] });
    await later(1);
    expect([await outcome(), await open()]).toEqual(['pass', []]);
  });

  it('is what a widened named location lets in', async () => {
    const { control } = opened.tenant;
    const { conditions } = await policy('CA006');
    const [team] = conditions.users.includeGroups;
    const [id] = conditions.locations.excludeLocations;
    const enabled = (await rows('users'))
      .filter(({ accountEnabled }) => accountEnabled)
      .map(each => each.id);
    const location = (await rows('namedLocations')).find(
      each => each.id === id,
    )!;

    control.update('namedLocation', id, {
      ipRanges: [
        ...location.ipRanges,
        {
          '@odata.type': '#microsoft.graph.iPv4CidrRange',
          cidrAddress: '203.0.113.0/24',
        },
      ],
    });
    await later(24);
    const [finding, ...others] = await open();
    expect(others).toEqual([]);
    expect(finding.statement).toMatch(
      / a named location .* Only from there\..* No policy has changed\.$/,
    );
    expect(finding.signIn).toContain('203.0.113.');
    expect(finding.who.length).toBeGreaterThan(2);
    const asked = await members(team);
    expect(finding.who.filter(each => !asked.includes(each))).toEqual([]);
    expect(finding.who.filter(each => !enabled.includes(each))).toEqual([]);

    control.update('namedLocation', id, { ipRanges: location.ipRanges });
    await later(1);
    expect([await outcome(), await open()]).toEqual(['pass', []]);
  });

  it('is what an edited strength takes, and is the measure after a week', async () => {
    const { control } = opened.tenant;
    const strength = (await rows('authenticationStrengths')).find(
      ({ policyType }) => policyType === 'custom',
    )!;
    const taking = (...allowedCombinations: string[]) => ({
      ...strength,
      allowedCombinations,
    });
    const set = (next: ReturnType<typeof taking>) => {
      control.update('authenticationStrengthPolicy', strength.id, next);
      control.update('conditionalAccessPolicy', strictPolicy, strict(next));
    };
    control.add('conditionalAccessPolicy', strict(strength));
    set(taking(...resistant));
    await later(1);
    await later(8 * 24);
    expect(await outcome()).toBe('pass');

    set(taking(...resistant, 'password,sms'));
    await later(24);
    expect(await open()).toMatchObject([
      {
        severity: 'high',
        statement: expect.stringMatching(
          /without a method that resists phishing: an authentication strength .* No policy has changed\.$/,
        ),
      },
    ]);
    await later(8 * 24);
    expect([await outcome(), await open()]).toEqual(['pass', []]);
  });
});
