import type { GroundTruth } from '@entra-posture/demo-tenant';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

describe('what is told of what a tenant declares', () => {
  let opened: OpenPosture;
  let truth: GroundTruth;
  beforeAll(async () => {
    opened = await openTestPosture({ users: 300 }, tenant => ({
      declarations: {
        breakGlassAccounts: [
          tenant.groundTruth().findings['ca.break-glass-weak'][0],
        ],
        expectedCountries: ['AT', 'DE', 'FR', 'NL', 'US'],
      },
    }));
    await opened.sync();
    truth = opened.tenant.groundTruth();
  });
  afterAll(() => opened?.close());

  const named = async (checkId: string) => {
    const { findings } = opened.posture.stores;
    const { items } = await findings.list(
      { connectionId: 'demo', checkId, status: 'open' },
      { limit: 100, offset: 0 },
    );
    const people = new Set<string>();
    for (const { id } of items)
      for (const entity of (await findings.get(id, { limit: 100, offset: 0 }))!
        .affected)
        if (entity.kind === 'user') people.add(entity.id);
    return [...people].sort();
  };

  it('is an emergency account in use, and not one that nobody declared', async () => {
    const [declared] = truth.findings['ca.break-glass-weak'];
    expect(await named('sig.break-glass-used')).toEqual([declared]);
  });

  it('is whoever comes from a country where nobody is expected', async () => {
    // Whoever is somewhere new is somewhere unexpected as well; the other is hidden by an anonymiser.
    const expected = [
      ...truth.findings['sig.new-country'],
      ...truth.findings['sig.blocked-country'],
    ];
    expect(expected.length).toBeGreaterThan(3);
    expect(await named('sig.blocked-country')).toEqual(expected.sort());
  });
});
