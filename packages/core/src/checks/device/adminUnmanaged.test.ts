import { administrators, causes, GivenTenant, outcome } from '../givenTenant';
import { adminUnmanaged } from './adminUnmanaged';

const given = (
  people: Parameters<typeof administrators>[0],
  owners: string[],
): GivenTenant => ({
  rows: {
    ...administrators(people),
    managedDevices: owners.map(userId => ({ id: `of-${userId}`, userId })),
  },
});

describe('device.admin-unmanaged', () => {
  it('names active and eligible administrators who have no managed device', async () => {
    const tenant = given(
      [{ id: 'a' }, { id: 'b', how: 'eligible' }, { id: 'c' }],
      ['c', 'somebody'],
    );
    expect(await causes(adminUnmanaged, tenant)).toMatchObject([
      {
        affected: [
          { id: 'a', facts: { roles: ['Global Administrator'] } },
          { id: 'b' },
        ],
        facts: { administrators: 3, without: 2 },
      },
    ]);
  });

  it.each([
    ['is disabled', { enabled: false }],
    ['is a guest', { type: 'Guest' }],
  ])('leaves an administrator alone who %s', async (_, rest) => {
    expect(
      await outcome(adminUnmanaged, given([{ id: 'a', ...rest }], [])),
    ).toBe('pass');
  });

  it('leaves declared emergency accounts alone', async () => {
    const tenant = given([{ id: 'a' }], []);
    expect(
      await outcome(adminUnmanaged, {
        ...tenant,
        declarations: { breakGlassAccounts: ['a@contoso.example'] },
      }),
    ).toBe('pass');
  });

  it('is unknown when eligible administrators cannot be read and all others have one', async () => {
    expect(
      await outcome(adminUnmanaged, {
        ...given([{ id: 'a' }], ['a']),
        completeness: {
          roleEligibilityScheduleInstances: { state: 'never', why: '' },
        },
      }),
    ).toBe('unknown');
  });
});
