import type { GroundTruth } from '@entra-posture/demo-tenant';
import { OpenPosture, openTestPosture } from './openPosture';

jest.setTimeout(120_000);

/** What only beta's sign-ins can tell: the outcome of each such detection, why, and whom it names. */
async function judged(opened: OpenPosture) {
  const { findings } = opened.posture.stores;
  const truth: GroundTruth = opened.tenant.groundTruth();
  const results = await findings.results('demo');
  return Promise.all(
    Object.entries(truth.signInStories.findingsOfBeta).map(
      async ([checkId, expected]) => {
        const { items } = await findings.list(
          { connectionId: 'demo', checkId, status: 'open' },
          { limit: 100, offset: 0 },
        );
        const named = new Set<string>();
        for (const { id, affectedCount } of items) {
          const detail = await findings.get(id, {
            limit: affectedCount + 1,
            offset: 0,
          });
          for (const { kind, id: entity } of detail!.affected)
            if (kind !== 'signIn') named.add(entity);
        }
        const result = results.find(each => each.checkId === checkId);
        return {
          checkId,
          outcome: result?.outcome,
          why: JSON.stringify(result?.detail ?? {}),
          named: [...named].sort(),
          expected: [...new Set(expected)].sort(),
        };
      },
    ),
  );
}

describe('what only beta’s sign-ins tell', () => {
  let opened: OpenPosture | undefined;
  afterEach(() => opened?.close());

  it('is unknown by v1.0, and says what would tell it', async () => {
    opened = await openTestPosture({ users: 300 });
    await opened.sync();
    const all = await judged(opened);
    expect(all.length).toBeGreaterThanOrEqual(4);
    const { findings } = opened.tenant.groundTruth();
    for (const { checkId, outcome, why, named } of all) {
      // Part of what some look for v1.0 tells as well.
      const told = [...new Set(findings[checkId] ?? [])].sort();
      expect([checkId, outcome, named]).toEqual([checkId, 'unknown', told]);
      expect(why).toMatch(
        /entra\.signIns\.interactiveFromBeta|servicePrincipalSignIn|perUserMfa/,
      );
    }
  });

  it('is found with them, and names whom it should and nobody else', async () => {
    opened = await openTestPosture({ users: 300 }, () => ({
      optedIn: [
        'signIns',
        'servicePrincipalSignIns',
        'servicePrincipalSignInActivities',
        'perUserMfa',
      ],
    }));
    await opened.sync();
    for (const { checkId, named, expected } of await judged(opened))
      expect([checkId, named]).toEqual([checkId, expected]);
  });
});
