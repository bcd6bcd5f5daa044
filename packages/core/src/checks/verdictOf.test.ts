import type { Witness } from '../model';
import { unsent, verdictOf } from './verdictOf';

const cause: Witness = { key: 'a', statement: 'a.', affected: [], facts: {} };
const gaps = unsent('groups', { missing: 2, seen: 5 }, 'Not sent.');

describe('what was not sent', () => {
  it('is a gap with what was seen, and none where all was sent', () => {
    expect(gaps).toEqual([
      {
        dataset: 'groups',
        completeness: { state: 'partial', seen: 5, why: 'Not sent.' },
      },
    ]);
    expect(unsent('groups', { missing: 0, seen: 5 }, 'Not sent.')).toEqual([]);
  });
});

describe('a verdict', () => {
  it.each([
    ['fail', [cause], [], { witnesses: [cause] }],
    ['fail', [cause], gaps, { witnesses: [cause], because: gaps }],
    ['unknown', [], gaps, { because: gaps }],
    ['pass', [], [], { evidence: { groups: 1 } }],
  ])('is %s', (outcome, witnesses, because, rest) => {
    expect(verdictOf(witnesses, because, { groups: 1 })).toEqual({
      outcome,
      ...rest,
    });
  });
});
