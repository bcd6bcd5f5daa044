import type { DatasetRows } from '../../model';
import {
  administrators,
  causes,
  GivenTenant,
  judge,
  outcome,
} from '../givenTenant';
import { ruleForwardExternal } from './ruleForwardExternal';

type Rule = Partial<DatasetRows['inboxRules']>;

const to = (...addresses: string[]) =>
  addresses.map(address => ({ emailAddress: { name: 'X', address } }));

function given(
  rules: Rule[],
  people: NonNullable<GivenTenant['rows']> = {},
): GivenTenant {
  return {
    rows: {
      ...people,
      domains: [
        { id: 'contoso.example', isVerified: true },
        { id: 'fabrikam.example', isVerified: false },
      ],
      inboxRules: rules.map((rule, index) => ({
        id: `u/${index}`,
        userId: 'u',
        displayName: 'Copy to me',
        isEnabled: true,
        ...rule,
      })),
    },
  };
}

const forward = (...addresses: string[]): Rule => ({
  actions: { forwardTo: to(...addresses) },
});

describe('mail.rule-forward-external', () => {
  it.each(['forwardTo', 'redirectTo', 'forwardAsAttachmentTo'])(
    'names the mailbox whose rule sends mail out by %s',
    async way => {
      const tenant = given([{ actions: { [way]: to('me@freemail.example') } }]);
      expect(await causes(ruleForwardExternal, tenant)).toMatchObject([
        {
          key: 'u/0',
          severity: 'high',
          affected: [{ id: 'u', facts: { sendsTo: ['me@freemail.example'] } }],
        },
      ]);
    },
  );

  it.each([
    ['a verified domain', 'greta@CONTOSO.example'],
    ['a subdomain of one', 'greta@sales.contoso.example'],
  ])('takes %s for inside', async (_, address) => {
    expect(await outcome(ruleForwardExternal, given([forward(address)]))).toBe(
      'pass',
    );
  });

  it.each([
    ['looks alike', 'greta@contoso.example.net'],
    ['ends alike', 'greta@notcontoso.example'],
    ['is not verified', 'greta@fabrikam.example'],
  ])('takes a domain that %s for outside', async (_, address) => {
    expect(await outcome(ruleForwardExternal, given([forward(address)]))).toBe(
      'fail',
    );
  });

  it('leaves alone what is switched off and what only sorts', async () => {
    const tenant = given([
      { ...forward('me@freemail.example'), isEnabled: false },
      { actions: { moveToFolder: 'folder', markAsRead: true } },
    ]);
    expect(await judge(ruleForwardExternal, tenant)).toEqual({
      outcome: 'pass',
      evidence: { rules: 2 },
    });
  });

  it('is critical for an administrator, for what is hidden as well, and one step worse under an empty name', async () => {
    const people = administrators([{ id: 'u' }]);
    const rule = forward('me@freemail.example');
    const severity = async (tenant: GivenTenant) =>
      (await causes(ruleForwardExternal, tenant))[0].severity;
    expect(await severity(given([rule], people))).toBe('critical');
    expect(
      await severity(given([{ actions: { ...rule.actions, delete: true } }])),
    ).toBe('critical');
    expect(await severity(given([{ ...rule, displayName: '.' }]))).toBe(
      'critical',
    );
  });

  it('says nothing of privileges where roles cannot be read, and keeps its verdict', async () => {
    const tenant = {
      ...given([forward('me@freemail.example')], administrators([{ id: 'u' }])),
      completeness: {
        roleAssignments: {
          state: 'denied',
          permission: 'RoleManagement.Read.Directory',
          why: 'refused',
        },
      },
    } as const;
    expect(await causes(ruleForwardExternal, tenant)).toMatchObject([
      { severity: 'high', facts: { privileged: null } },
    ]);
  });

  it('is unknown where an address does not tell where it is, and where no domain is known', async () => {
    const x500 =
      '/o=ExchangeLabs/ou=Administrative Group/cn=Recipients/cn=greta';
    expect(
      await judge(ruleForwardExternal, given([forward(x500)])),
    ).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'inboxRules' }],
    });
    expect(await judge(ruleForwardExternal, {})).toMatchObject({
      outcome: 'unknown',
      because: [{ dataset: 'domains' }],
    });
  });
});
