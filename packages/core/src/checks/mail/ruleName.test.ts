import { causes, outcome } from '../givenTenant';
import { ruleName } from './ruleName';

const given = (displayName?: string | null, isEnabled = true) => ({
  rows: { inboxRules: [{ id: 'u/1', userId: 'u', displayName, isEnabled }] },
});

describe('mail.rule-name', () => {
  it.each(['', '   ', '.', 'xy', '-----', '••••'])(
    'finds the name %j',
    async name => {
      expect(await causes(ruleName, given(name))).toMatchObject([
        { affected: [{ id: 'u', facts: { rule: name } }] },
      ]);
    },
  );

  it.each(['Newsletters', 'ÄÖÜ', '2026', '请假时'])(
    'leaves the name %j alone',
    async name => {
      expect(await outcome(ruleName, given(name))).toBe('pass');
    },
  );

  it('takes a name that Graph did not send for no name at all, and leaves switched-off rules alone', async () => {
    expect(await outcome(ruleName, given(null))).toBe('pass');
    expect(await outcome(ruleName, given('.', false))).toBe('pass');
  });
});
