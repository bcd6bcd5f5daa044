import { defineCheck } from '../model';
import type { Completeness } from '../model';
import { judge } from './givenTenant';
import { ruleName } from './mail/ruleName';

const partial: Completeness = { state: 'partial', seen: 1, why: 'cut' };
const check = defineCheck({
  ...ruleName,
  needs: ['inboxRules', 'users'],
  standsOnPartial: ['inboxRules'],
});
const rule = (displayName: string) => ({
  inboxRules: [{ id: 'u/1', userId: 'u', displayName, isEnabled: true }],
});
const because = [{ dataset: 'inboxRules', completeness: partial }];

describe('a check that stands on a part of its rows', () => {
  it('fails by what was read, and says that not everything was', async () => {
    expect(
      await judge(check, {
        rows: rule('.'),
        completeness: { inboxRules: partial },
      }),
    ).toMatchObject({ outcome: 'fail', witnesses: [{}], because });
  });

  it('never passes by a part', async () => {
    expect(
      await judge(check, {
        rows: rule('Newsletters'),
        completeness: { inboxRules: partial },
      }),
    ).toEqual({ outcome: 'unknown', because });
  });

  it.each<[string, Partial<Record<'inboxRules' | 'users', Completeness>>]>([
    ['a part of another dataset', { users: partial }],
    ['parts of two', { users: partial, inboxRules: partial }],
    [
      'what was refused',
      { inboxRules: { state: 'denied', permission: 'X.Read', why: 'refused' } },
    ],
  ])('does not stand on %s', async (_, completeness) => {
    expect(await judge(check, { rows: rule('.'), completeness })).toMatchObject(
      { outcome: 'unknown' },
    );
  });

  it('says nothing of a part when everything was read', async () => {
    expect(await judge(check, { rows: rule('.') })).not.toHaveProperty(
      'because',
    );
  });
});
