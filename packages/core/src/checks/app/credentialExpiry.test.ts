import { causes, outcome } from '../givenTenant';
import { credentialExpiry } from './credentialExpiry';
import { apps, secret } from './givenApps';

const registered = (...passwordCredentials: ReturnType<typeof secret>[]) => ({
  rows: apps([{ id: 'a', registration: { passwordCredentials } }]),
});

describe('app.credential-expiry', () => {
  it.each([
    ['expired', secret(100, -1), { expired: [{ keyId: 'key' }], soon: [] }],
    ['ending today', secret(100, 0), { expired: [{ keyId: 'key' }], soon: [] }],
    ['ending soon', secret(100, 30), { expired: [], soon: [{ keyId: 'key' }] }],
  ])('finds one %s', async (_, given, facts) => {
    expect(await causes(credentialExpiry, registered(given))).toMatchObject([
      {
        key: 'registration-a',
        affected: [{ kind: 'application', id: 'registration-a' }],
        facts: { ...facts, others: 0 },
      },
    ]);
  });

  it('names an app once, and counts the secrets that stay', async () => {
    const [cause, ...more] = await causes(
      credentialExpiry,
      registered(
        secret(100, -1, 'old'),
        secret(90, 3, 'ending'),
        secret(1, 90, 'new'),
      ),
    );
    expect(more).toEqual([]);
    expect(cause.facts).toMatchObject({ others: 1 });
    expect(cause.statement).toBe(
      'Of an app’s secrets there are 1 expired and 1 that ends within 30 days; 1 other can replace them.',
    );
  });

  it('looks at service principals too, and tells a secret that is on both objects once', async () => {
    const both = { passwordCredentials: [secret(100, -1)] };
    const rows = apps([
      { id: 'a', registration: both, principal: both },
      {
        id: 'b',
        owner: 'elsewhere',
        principal: { passwordCredentials: [secret(100, -1, 'other')] },
      },
    ]);
    expect(
      (await causes(credentialExpiry, { rows })).map(({ key }) => key),
    ).toEqual(['registration-a', 'b']);
  });

  it('passes where all last, and where no end was sent', async () => {
    expect(
      await outcome(
        credentialExpiry,
        registered(secret(100, 31), {
          ...secret(1, 1, 'endless'),
          endDateTime: '',
        }),
      ),
    ).toBe('pass');
  });
});
