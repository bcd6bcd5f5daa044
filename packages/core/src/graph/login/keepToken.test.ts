/** @jest-environment node */
import { keepToken, type AskedToken } from './keepToken';
import { Network } from './Network';

function source(lifeMinutes = 60) {
  const asked: AskedToken[] = [];
  const tokens = keepToken(
    new Network('https://login.example', {}),
    async each => {
      asked.push(each);
      return {
        accessToken: `token-${asked.length}`,
        expiresOn: new Date(Date.now() + lifeMinutes * 60_000),
      };
    },
  );
  return { asked, tokens };
}

describe('a kept token', () => {
  it('is asked for once, however many want it at the same time', async () => {
    const { asked, tokens } = source();
    const all = await Promise.all([1, 2, 3].map(() => tokens.token()));
    expect(new Set(all.map(each => each.accessToken))).toEqual(
      new Set(['token-1']),
    );
    expect(asked).toHaveLength(1);
    expect((await tokens.token()).accessToken).toBe('token-1');
  });

  it('is got anew some minutes before its end, on demand, and for a claims challenge', async () => {
    const old = source(4);
    await old.tokens.token();
    await old.tokens.token();
    expect(old.asked).toHaveLength(2);
    const { asked, tokens } = source();
    await tokens.token();
    await tokens.token({ forceRefresh: true });
    await tokens.token({ claims: '{}' });
    expect(asked).toEqual([
      { forceRefresh: false, claims: undefined },
      { forceRefresh: true, claims: undefined },
      { forceRefresh: false, claims: '{}' },
    ]);
  });

  it('is tried again after a failure', async () => {
    let count = 0;
    const tokens = keepToken(
      new Network('https://login.example', {}),
      async () => {
        count += 1;
        if (count === 1) throw new TypeError('fetch failed');
        return {
          accessToken: 'x',
          expiresOn: new Date(Date.now() + 3_600_000),
        };
      },
    );
    await expect(tokens.token()).rejects.toMatchObject({
      name: 'LoginError',
      final: false,
    });
    expect((await tokens.token()).accessToken).toBe('x');
  });
});
