import { causes, outcome } from '../givenTenant';
import { passwordPolicy } from './passwordPolicy';

const domain = (passwordValidityPeriodInDays: number | null, rest = {}) => ({
  id: 'contoso.example',
  authenticationType: 'Managed',
  isRoot: true,
  isVerified: true,
  passwordValidityPeriodInDays,
  ...rest,
});

describe('auth.password-policy', () => {
  it('names the domain whose passwords expire', async () => {
    const domains = [domain(90), domain(2147483647, { id: 'b.example' })];
    expect(await causes(passwordPolicy, { rows: { domains } })).toMatchObject([
      {
        affected: [
          {
            id: 'contoso.example',
            facts: { passwordValidityPeriodInDays: 90 },
          },
        ],
        facts: { domains: 2 },
      },
    ]);
  });

  it.each([2147483647, null])('takes %s for never', async days => {
    expect(
      await outcome(passwordPolicy, { rows: { domains: [domain(days)] } }),
    ).toBe('pass');
  });

  it.each([
    ['is federated', { authenticationType: 'Federated' }],
    ['is a subdomain', { isRoot: false }],
    ['is not verified', { isVerified: false }],
  ])('leaves a domain alone that %s', async (_, rest) => {
    expect(
      await outcome(passwordPolicy, { rows: { domains: [domain(90, rest)] } }),
    ).toBe('notApplicable');
  });
});
