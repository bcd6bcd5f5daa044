import { administrators, causes, outcome } from '../givenTenant';
import { adminWeakMfa } from './adminWeakMfa';

describe('auth.admin-weak-mfa', () => {
  it('tells weak factors only from a weak one beside a strong one', async () => {
    const rows = administrators([
      { id: 'a', methods: ['mobilePhone', 'email'] },
      { id: 'b', methods: ['mobilePhone', 'fido2SecurityKey'] },
      { id: 'c', methods: ['fido2SecurityKey'] },
    ]);
    expect(await causes(adminWeakMfa, { rows })).toMatchObject([
      {
        key: 'only',
        affected: [
          { id: 'a', facts: { weak: ['mobilePhone', 'email'], strong: [] } },
        ],
      },
      { key: 'beside', severity: 'medium', affected: [{ id: 'b' }] },
    ]);
  });

  it('leaves who has no factor at all to the other check', async () => {
    expect(
      await outcome(adminWeakMfa, {
        rows: administrators([{ id: 'a', methods: ['email'] }]),
      }),
    ).toBe('pass');
  });
});
