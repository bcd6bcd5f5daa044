import {
  beginRound,
  endRound,
  ParentOutcome,
  roundCompleteness,
  stepRound,
} from './perParentRound';

const words = {
  parents: 'mailboxes',
  first: 'privileged people',
  without: 'Accounts that have none',
  closed: "check the tenant's application access policies",
};
const told = (cursor: ReturnType<typeof beginRound>) =>
  roundCompleteness('Inbox rules', words, cursor);
const began = '2026-11-20T01:00:00.000Z';
const asked = (count: number, outcome: ParentOutcome, from = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: `user-${String(from + index).padStart(6, '0')}`,
    outcome,
  }));

describe('a round over all persons', () => {
  const round = beginRound(began, ['b', 'c'], 40_000, undefined);

  it('counts who is first by place, and all others by id', () => {
    const first = stepRound(round, [
      { id: 'b', outcome: 'read' },
      { id: 'c', outcome: 'without' },
      { id: 'a', outcome: 'read' },
    ]);
    expect(first).toMatchObject({
      firstAsked: 2,
      after: 'a',
      read: 2,
      without: 1,
    });
  });

  it('says exactly how far it is', () => {
    const part = stepRound(stepRound(round, asked(1_150, 'read')), [
      ...asked(50, 'without', 1_150),
    ]);
    expect(told(part)).toEqual({
      state: 'partial',
      seen: 1_200,
      why: 'Inbox rules of 1,200 of 40,000 mailboxes, privileged people first; the next sync goes on. Accounts that have none: 50.',
    });
  });

  it('is whole, as of its beginning, when everybody was asked', () => {
    const done = endRound(stepRound(round, asked(40_000, 'read')));
    expect(told(done)).toEqual({ state: 'complete', asOf: began });
    // While the next one is on its way, what this one told stays.
    const next = beginRound('2026-11-21T01:00:00.000Z', [], 40_000, done);
    expect(told(stepRound(next, asked(20, 'read')))).toEqual({
      state: 'complete',
      asOf: began,
    });
  });

  it('is never whole when somebody’s is closed or did not answer, also where the last round was', () => {
    const whole = endRound(stepRound(round, asked(40_000, 'read')));
    for (const outcome of ['closed', 'failed'] as const) {
      const next = beginRound('2026-11-21T01:00:00.000Z', [], 3, whole);
      const part = stepRound(next, [
        ...asked(2, 'read'),
        ...asked(1, outcome, 2),
      ]);
      expect(told(endRound(part))).toMatchObject({
        state: 'partial',
        seen: 2,
        why: expect.stringMatching(
          outcome === 'closed'
            ? /^Inbox rules of 2 of 3 mailboxes, privileged people first\. Closed to this connection: 1; check/
            : /Did not answer, and are asked again in the next round: 1\.$/,
        ),
      });
      // The round after that one reads everybody again.
      const later = beginRound(
        '2026-11-22T01:00:00.000Z',
        [],
        3,
        endRound(part),
      );
      expect(told(endRound(stepRound(later, asked(3, 'read'))))).toEqual({
        state: 'complete',
        asOf: '2026-11-22T01:00:00.000Z',
      });
    }
  });

  it('knows a part of who has more than is read of one, and says so', () => {
    const whole = endRound(stepRound(round, asked(40_000, 'read')));
    const next = beginRound('2026-11-21T01:00:00.000Z', [], 3, whole);
    const done = endRound(
      stepRound(next, [...asked(2, 'read'), ...asked(1, 'cut', 2)]),
    );
    expect(told(done)).toEqual({
      state: 'partial',
      seen: 2,
      why: 'Inbox rules of 2 of 3 mailboxes, privileged people first. Larger than is read of one, and known in part: 1.',
    });
  });

  it('counts on with a round that was begun before any was cut', () => {
    const { cut: _, ...before } = beginRound(began, [], 3, undefined);
    expect(stepRound(before, asked(1, 'cut')).cut).toBe(1);
  });

  it('does not claim more people than it was to ask when some came meanwhile', () => {
    const small = beginRound(began, [], 2, undefined);
    const { why } = told(stepRound(small, asked(3, 'read'))) as { why: string };
    expect(why).toContain('3 of 3 mailboxes');
  });
});
