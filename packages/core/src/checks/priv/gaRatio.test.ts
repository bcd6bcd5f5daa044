import { administrators, causes, outcome, userAdmin } from '../givenTenant';
import { gaRatio } from './gaRatio';

const tenant = (...people: Parameters<typeof administrators>[0]) => ({
  rows: administrators(people),
});
const lesser = { role: userAdmin };

describe('priv.ga-ratio', () => {
  it('names Global Administrators where they are more than all others', async () => {
    const found = await causes(
      gaRatio,
      tenant({ id: 'a' }, { id: 'b', how: 'eligible' }, { id: 'c', ...lesser }),
    );
    expect(found).toMatchObject([
      {
        affected: [{ id: 'a' }, { id: 'b' }],
        facts: { globalAdministrators: 2, others: 1 },
      },
    ]);
  });

  it('passes where the others are as many', async () => {
    expect(
      await outcome(gaRatio, tenant({ id: 'a' }, { id: 'b', ...lesser })),
    ).toBe('pass');
  });

  it('counts who has both once, as Global Administrator, and nobody who is disabled', async () => {
    const rows = administrators([
      { id: 'a' },
      { id: 'b', ...lesser, enabled: false },
    ]);
    rows.roleAssignments!.push({
      id: 'both',
      principalId: 'a',
      roleDefinitionId: userAdmin,
    });
    expect(await causes(gaRatio, { rows })).toMatchObject([
      { facts: { globalAdministrators: 1, others: 0 } },
    ]);
  });

  it('is unknown where eligible assignments cannot be read', async () => {
    expect(
      await outcome(gaRatio, {
        ...tenant({ id: 'a' }, { id: 'b' }),
        completeness: {
          roleEligibilityScheduleInstances: {
            state: 'denied',
            permission: 'X.Read',
            why: 'refused',
          },
        },
      }),
    ).toBe('unknown');
  });
});
