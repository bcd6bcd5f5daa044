import {
  administrators,
  causes,
  noDefaults,
  outcome,
  policy,
} from '../givenTenant';
import { mostListed } from '../../model';
import { runCheck, type CheckSource } from '../runCheck';
import { mfaGapGuests } from './mfaGapGuests';
import { mfaGapUsers } from './mfaGapUsers';

const user = (id: string, rest: object = {}) => ({
  id,
  displayName: `Name of ${id}`,
  userPrincipalName: `${id}@contoso.example`,
  accountEnabled: true,
  userType: 'Member',
  externalUserState: null,
  ...rest,
});
const given = (...policies: ReturnType<typeof policy>[]) => ({
  rows: {
    ...administrators([{ id: 'admin' }]),
    users: [
      ...administrators([{ id: 'admin' }]).users!,
      user('ann'),
      user('bob'),
      user('off', { accountEnabled: false }),
      user('guest', { userType: 'Guest', externalUserState: 'Accepted' }),
    ],
    groups: [{ id: 'drivers', displayName: 'Drivers' }],
    securityDefaults: noDefaults,
    conditionalAccessPolicies: policies,
  },
  members: [{ from: 'drivers', to: 'bob', toType: 'user' }],
});
const told = async (...policies: ReturnType<typeof policy>[]) =>
  (await causes(mfaGapUsers, given(...policies))).map(
    ({ key, affected, statement }) => [
      key,
      affected.map(({ id }) => id),
      statement,
    ],
  );

describe('ca.mfa-gap.users', () => {
  it('names as many as a finding lists, and tells of the others by id', async () => {
    const many = mostListed + 7;
    const inGroup = 12;
    const id = (n: number) => `person${String(n).padStart(7, '0')}`;
    const [first] = await causes(mfaGapUsers, {
      rows: {
        ...given().rows,
        users: Array.from({ length: many }, (_, n) => user(id(n))),
        conditionalAccessPolicies: [
          policy('p', {
            controls: ['mfa'],
            users: { includeUsers: [], includeGroups: ['drivers'] },
            state: 'disabled',
          }),
        ],
      },
      members: Array.from({ length: inGroup }, (_, n) => ({
        from: 'drivers',
        to: id(n * 1000),
        toType: 'user' as const,
      })),
    });
    expect(first.affected).toHaveLength(mostListed);
    expect(first.affected.every(({ label }) => /^Name of/.test(label))).toBe(
      true,
    );
    const unlisted = [...first.unlisted!];
    expect(unlisted).toHaveLength(7);
    expect(first.unlisted).toHaveLength(7);
    const all = [...first.affected, ...unlisted].map(each => each.id);
    expect(new Set(all).size).toBe(many);
  });

  it('passes when every member is asked, whatever is asked of guests', async () => {
    expect(
      await outcome(
        mfaGapUsers,
        given(
          policy('p', {
            controls: ['mfa'],
            users: { excludeUsers: ['GuestsOrExternalUsers'] },
          }),
        ),
      ),
    ).toBe('pass');
  });

  it('names enabled members who are nobody’s administrator, and no guest', async () => {
    expect(await told()).toEqual([
      [
        'noPolicy',
        ['ann', 'bob'],
        '2 members can sign in without multifactor authentication: no enforced policy comes near.',
      ],
    ]);
  });

  it('finds who is left out through a group', async () => {
    expect(
      await told(
        policy('p', {
          controls: ['mfa'],
          users: { excludeGroups: ['drivers'] },
        }),
      ),
    ).toEqual([
      [
        'excluded p users drivers',
        ['bob'],
        expect.stringContaining('1 member'),
      ],
    ]);
  });

  it('counts a control that something weaker replaces as not asked', async () => {
    expect(
      await told(policy('p', { controls: ['mfa', 'compliantDevice'] })),
    ).toEqual([
      [
        'weaker p',
        ['ann', 'bob'],
        expect.stringContaining('Only on a managed device.'),
      ],
    ]);
  });

  it('is unknown where a group that a policy leaves out cannot be read', async () => {
    const tenant = given(policy('p', { controls: ['mfa'] }));
    expect(
      await outcome(mfaGapUsers, {
        ...tenant,
        completeness: { groups: { state: 'never', why: '' } },
      }),
    ).toBe('unknown');
  });

  it('reads who is in which group once for all checks of a judgement', async () => {
    const { rows, members } = given(policy('p', { controls: ['mfa'] }));
    let passes = 0;
    const source: CheckSource = {
      async *rows(dataset) {
        yield* ((rows as any)[dataset] ?? []) as never[];
      },
      async *relations() {
        passes += 1;
        yield* members;
      },
      completeness: () => ({ state: 'complete', asOf: '' }),
    };
    const conditions = {
      now: new Date(0),
      declarations: { breakGlassAccounts: [], trustedEgress: [] },
    };
    await runCheck(mfaGapUsers, source, conditions);
    const once = passes;
    await runCheck(mfaGapGuests, source, conditions);
    expect([once, passes]).toEqual([2, 2]);
  });
});
