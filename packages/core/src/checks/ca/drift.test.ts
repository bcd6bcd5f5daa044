import { policy } from '../givenTenant';
import {
  forAll,
  judge,
  office,
  outside,
  policies,
  strength,
  told,
  user,
  world,
} from './__testUtils__/earlierWorld';

describe('ca.drift', () => {
  it('names who came into a group that a policy leaves out, though no policy has changed', async () => {
    const verdict = await judge(
      world(policies(forAll())),
      world(policies(forAll()), [
        ['drivers', 'bob'],
        ['drivers', 'ann'],
      ]),
      {
        change: {
          seenAt: '2026-02-27T00:00:00Z',
          by: { kind: 'user', id: 'eve', label: 'Eve' },
        },
      },
    );
    expect(verdict).toMatchObject({
      outcome: 'fail',
      witnesses: [
        {
          key: 'groupJoined drivers',
          severity: 'high',
          statement:
            '1 person can now sign in without multifactor authentication: they came into a group that a policy leaves out. No policy has changed.',
          affected: [
            { kind: 'conditionalAccessPolicy', id: 'p', label: 'Policy p' },
            { kind: 'group', id: 'drivers', label: 'Group drivers' },
            { kind: 'user', id: 'ann', label: 'Name of ann' },
          ],
          facts: {
            people: 1,
            administrators: 0,
            reach: 'anyone',
            since: '2026-02-22T00:00:00.000Z',
            changedBy: 'eve',
            seenAt: '2026-02-27T00:00:00Z',
            signIn: expect.stringMatching(/^ann: /),
            change: expect.stringContaining('the policy “p” excludes drivers'),
          },
        },
      ],
    });
  });

  it('is critical where the one who came is an administrator', async () => {
    expect(
      await judge(
        world(policies(forAll())),
        world(policies(forAll()), [['drivers', 'admin']]),
      ),
    ).toMatchObject({ witnesses: [{ severity: 'critical' }] });
  });

  it('tells two groups that grew apart, where one policy leaves out both', async () => {
    expect(
      await told(
        world(policies(forAll())),
        world(policies(forAll()), [
          ['drivers', 'ann'],
          ['drivers', 'bob'],
          ['pilots', 'admin'],
        ]),
      ),
    ).toEqual({
      'groupJoined drivers': ['ann'],
      'groupJoined pilots': ['admin'],
    });
  });

  it('names who left the group that a policy is for', async () => {
    const asked = policies(
      policy('p', {
        controls: ['mfa'],
        users: { includeUsers: [], includeGroups: ['drivers'] },
      }),
    );
    expect(await told(world(asked), world(asked, []))).toEqual({
      'groupLeft drivers': ['bob'],
    });
  });

  it('finds a named location that was widened, and that it was no trusted network before', async () => {
    const wide = office({ ipRanges: [{ cidrAddress: '198.51.100.0/24' }] });
    const verdict = await judge(
      world(policies(outside('office'))),
      world({ ...policies(outside('office')), namedLocations: [wide] }),
    );
    expect(verdict).toMatchObject({
      witnesses: [
        {
          key: 'locationChanged office',
          severity: 'critical',
          statement:
            '3 people can now sign in without multifactor authentication: a named location that a policy relies on has other addresses, countries or trust than before. Only from there. No policy has changed.',
          facts: { signIn: expect.stringMatching(/198\.51\.100\.1[23]\d/) },
        },
      ],
    });
  });

  it('finds a location that is newly trusted, where a policy leaves out all that are', async () => {
    const rows = policies(outside('AllTrusted'));
    expect(
      await told(
        world({ ...rows, namedLocations: [office({ isTrusted: false })] }),
        world(rows),
      ),
    ).toEqual({ 'locationChanged office': ['admin', 'ann', 'bob'] });
  });
  it('holds who is new against somebody new in no group', async () => {
    const rows = policies(forAll());
    const users = [...world(rows).rows.users!, user('new')];
    expect(await told(world(rows), world({ ...rows, users }))).toBe('pass');
    expect(
      await told(
        world(rows),
        world({ ...rows, users }, [
          ['drivers', 'bob'],
          ['drivers', 'new'],
        ]),
      ),
    ).toEqual({ 'personNew drivers': ['new'] });
  });

  it('passes with evidence where something has changed and nothing opens', async () => {
    const verdict = await judge(
      world(policies(forAll())),
      world(policies(forAll()), []),
    );
    expect(verdict).toMatchObject({
      outcome: 'pass',
      evidence: {
        since: '2026-02-22T00:00:00.000Z',
        changed: ['groups.members'],
        people: 3,
        policiesChanged: false,
      },
    });
  });

  it('reads no row of a tenant in which nothing has changed', async () => {
    const reads = { rows: 0 };
    const same = world(policies(forAll()));
    expect(await judge(same, same, { reads })).toMatchObject({
      outcome: 'pass',
      evidence: { changed: [] },
    });
    expect(reads.rows).toBe(0);
  });

  it('does not pass where there is nothing earlier to compare with', async () => {
    expect(await judge(undefined, world(policies(forAll())))).toEqual({
      outcome: 'notApplicable',
      because: expect.stringContaining('read once so far'),
    });
  });

  it('is unknown where what has changed cannot be judged', async () => {
    const asking = (rule: string) =>
      policies(
        forAll({
          conditions: { devices: { deviceFilter: { mode: 'exclude', rule } } },
        }),
      );
    expect(
      await judge(
        world(asking('device.extensionAttribute1 -eq "a"')),
        world(asking('this is no rule')),
      ),
    ).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'conditionalAccessPolicies' }],
    });
  });

  it('says which dataset kept it from telling, where one could not be read then', async () => {
    const rows = policies({
      ...policy('p', {}),
      grantControls: {
        operator: 'OR',
        builtInControls: [],
        authenticationStrength: { id: 'strong' },
      },
    });
    const now = world({
      ...rows,
      authenticationStrengths: [strength('password,sms')],
    });
    expect(
      await judge(
        { ...world(rows), missing: ['authenticationStrengths'] },
        now,
      ),
    ).toMatchObject({
      outcome: 'unknown',
      because: [
        {
          dataset: 'authenticationStrengths',
          completeness: { state: 'denied' },
        },
      ],
    });
  });
});
