import { found } from '../givenLog';
import { audit, target } from './givenAudit';
import { GLOBAL, roleFacts as facts } from './givenRoles';
import { pimActivation } from './pimActivation';

/** 2026-03-10 is a Tuesday. */
const activation = (at: string, over: Record<string, unknown> = {}) =>
  audit('Add member to role completed (PIM activation)', {
    at,
    by: 'person',
    category: 'RoleManagement',
    loggedByService: 'PIM',
    resultReason: 'Ticket 4711',
    targets: [
      target('Role', GLOBAL, {}, { displayName: 'Global Administrator' }),
      target('User', 'person'),
    ],
    ...over,
  });
const run = (...log: ReturnType<typeof activation>[]) =>
  found(pimActivation, log, { facts });

describe('aud.pim-activation', () => {
  it.each([
    ['2026-03-10T05:59:59Z', 1],
    ['2026-03-10T06:00:00Z', 0],
    ['2026-03-10T21:59:59Z', 0],
    ['2026-03-10T22:00:00Z', 1],
    ['2026-03-14T12:00:00Z', 1],
    ['2026-03-15T12:00:00Z', 1],
    ['2026-03-13T12:00:00Z', 0],
  ])('at %s: %i findings', (at, count) => {
    expect(run(activation(at))).toHaveLength(count);
  });

  it('names the person and the role, once for all records of one activation', () => {
    const night = { correlationId: 'one' };
    expect(
      run(
        activation('2026-03-10T02:00:00Z', night),
        activation('2026-03-10T02:00:01Z', night),
      ),
    ).toMatchObject([
      {
        severity: 'low',
        affected: [
          { kind: 'user', id: 'person' },
          { kind: 'role', id: GLOBAL },
        ],
        facts: { reasons: ['unusual hour'], tier: 0 },
      },
    ]);
  });

  it('asks for a justification, which stands as the reason or among the details', () => {
    const noon = '2026-03-10T12:00:00Z';
    expect(run(activation(noon, { resultReason: '' }))).toMatchObject([
      { severity: 'low', facts: { reasons: ['no justification'] } },
    ]);
    expect(
      run(
        activation(noon, {
          resultReason: null,
          details: { Justification: 'x' },
        }),
      ),
    ).toEqual([]);
  });

  it('is worse for two reasons', () => {
    expect(
      run(activation('2026-03-10T02:00:00Z', { resultReason: '' })),
    ).toMatchObject([{ severity: 'medium' }]);
  });

  const nights = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      activation(`2026-03-0${2 + index}T23:30:00Z`),
    );

  it.each([
    [2, 3],
    [3, 3],
  ])(
    'knows the hours of a person after %i nights: %i findings',
    (count, findings) => {
      expect(
        run(...nights(count), activation('2026-03-10T00:10:00Z')),
      ).toHaveLength(findings);
    },
  );

  const monthAgo = (days: number, by: string) =>
    activation(new Date(Date.UTC(2026, 2, 10 - days, 12)).toISOString(), {
      by,
      targets: [target('User', by)],
      resultReason: 'x',
    });

  it.each([
    [29, 0],
    [30, 1],
  ])(
    'tells the first activation in a log of %i days: %i findings',
    (days, count) => {
      const all = run(
        monthAgo(days, 'other'),
        activation('2026-03-10T12:00:00Z'),
      );
      expect(
        all.filter(
          ({ facts: { reasons } }) => `${reasons}` === 'first in a month',
        ),
      ).toHaveLength(count);
    },
  );

  it('is no first one where there was one within the month', () => {
    const log = [
      monthAgo(32, 'other'),
      monthAgo(20, 'person'),
      activation('2026-03-10T12:00:00Z'),
    ];
    const mine = run(...log).filter(
      ({ at }) => at === '2026-03-10T12:00:00.000Z',
    );
    expect(mine).toEqual([]);
  });

  const denial = (at: string, over = {}) =>
    activation(at, {
      activityDisplayName: 'Add member to role request denied (PIM activation)',
      by: 'approver',
      ...over,
    });

  it.each([
    ['2026-03-11T11:59:59Z', 1],
    ['2026-03-11T12:00:00Z', 0],
  ])(
    'names two denials within a day, the second at %s: %i findings',
    (at, count) => {
      expect(run(denial('2026-03-10T12:00:00Z'), denial(at))).toHaveLength(
        count,
      );
    },
  );

  it('counts a denial that is written twice once', () => {
    const once = { correlationId: 'one' };
    expect(
      run(
        denial('2026-03-10T12:00:00Z', once),
        denial('2026-03-10T12:00:01Z', once),
      ),
    ).toEqual([]);
  });

  it('names who approves their own request', () => {
    const approval = (by: string) =>
      activation('2026-03-10T12:00:00Z', {
        activityDisplayName:
          'Add member to role request approved (PIM activation)',
        by,
      });
    expect(run(approval('person'))).toMatchObject([{ severity: 'medium' }]);
    expect(run(approval('approver'))).toEqual([]);
  });

  it.each([
    ['an Azure resource', { category: 'ResourceManagement' }],
    ['membership of a group', { category: 'GroupManagement' }],
    ['what failed', { result: 'failure' }],
    ['a record without a time', { activityDateTime: null }],
    [
      'a request',
      { activityDisplayName: 'Add member to role requested (PIM activation)' },
    ],
  ])('leaves out %s', (_, over) => {
    expect(run(activation('2026-03-10T02:00:00Z', over))).toEqual([]);
  });

  it('takes the initiator where nobody is targeted', () => {
    expect(
      run(activation('2026-03-10T02:00:00Z', { targets: [] })),
    ).toMatchObject([{ affected: [{ kind: 'user', id: 'person' }] }]);
  });
});
