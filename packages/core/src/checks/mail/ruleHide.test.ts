import type { DatasetRows } from '../../model';
import { causes, outcome } from '../givenTenant';
import { ruleHide } from './ruleHide';

const given = (rule: Partial<DatasetRows['inboxRules']>) => ({
  rows: {
    inboxRules: [
      {
        id: 'u/1',
        userId: 'u',
        displayName: 'Sorting',
        isEnabled: true,
        ...rule,
      },
    ],
  },
});
const about = (...subjectContains: string[]) => ({ subjectContains });

describe('mail.rule-hide', () => {
  it.each([
    ['deletes what is about money', about('Invoices 2026'), { delete: true }],
    ['deletes everything', null, { permanentDelete: true }],
    [
      'deletes everything, in the form that Graph gives when nothing is asked',
      { hasAttachments: false, subjectContains: [] },
      { delete: true },
    ],
    [
      'moves warnings of the service desk away, as read',
      { senderContains: ['servicedesk@contoso.example'] },
      { moveToFolder: 'f', markAsRead: true },
    ],
    [
      'moves away what a named sender of warnings writes',
      {
        fromAddresses: [{ emailAddress: { address: 'it@contoso.example' } }],
      },
      { moveToFolder: 'f', markAsRead: true },
    ],
  ])('is high for a rule that %s', async (_, conditions, actions) => {
    expect(
      await causes(ruleHide, given({ conditions, actions })),
    ).toMatchObject([
      { key: 'u/1', severity: 'high', affected: [{ id: 'u' }] },
    ]);
  });

  it.each([
    ['moves what is about money, still unread', about('payment'), undefined],
    ['moves everything as read', null, true],
  ])('is medium for a rule that %s', async (_, conditions, markAsRead) => {
    expect(
      await causes(
        ruleHide,
        given({ conditions, actions: { moveToFolder: 'f', markAsRead } }),
      ),
    ).toMatchObject([{ severity: 'medium' }]);
  });

  it.each([
    [
      'sorts newsletters',
      { senderContains: ['newsletter'] },
      { moveToFolder: 'f', markAsRead: true },
    ],
    ['deletes the like of "wireless"', about('wireless'), { delete: true }],
    ['only marks as read', about('invoice'), { markAsRead: true }],
    ['moves everything, still unread', null, { moveToFolder: 'f' }],
    ['does nothing', about('invoice'), null],
  ])('leaves a rule alone that %s', async (_, conditions, actions) => {
    expect(await outcome(ruleHide, given({ conditions, actions }))).toBe(
      'pass',
    );
  });

  it('is one step worse under a name that says nothing, and leaves switched-off rules alone', async () => {
    const rule = { conditions: about('mfa'), actions: { delete: true } };
    expect(
      await causes(ruleHide, given({ ...rule, displayName: '..' })),
    ).toMatchObject([{ severity: 'critical' }]);
    expect(await outcome(ruleHide, given({ ...rule, isEnabled: false }))).toBe(
      'pass',
    );
  });
});
