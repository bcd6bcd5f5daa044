import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compositions, detections, detectors } from '../detectors';
import { defineCheck } from '../model';
import type { Completeness, DatasetId, Verdict } from '../model';
import type { Judged } from '../store/ports';
import { detect, type DetectDeps } from '../sync/detect';
import { judgeCompositions, type ComposeDeps } from '../sync/judgeCompositions';
import { checks, renderCheckPage } from '.';
import { judge } from './givenTenant';

const camelCase = (id: string) =>
  id
    .slice(id.indexOf('.') + 1)
    .replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());

/** What each fact about the tenant is read from. */
const asked: Record<string, DatasetId> = {
  tierOf: 'roleAssignments',
  isGuest: 'users',
  isRoleAssignable: 'groups',
  excludedFrom: 'conditionalAccessPolicies',
  isPartner: 'crossTenantAccessPolicyPartners',
  dormantSince: 'userSignInActivity',
  wouldAsk: 'conditionalAccessPolicies',
};

/** What a detection or a chain is judged to be when one of its needs is in a state. */
async function judgedWithout(
  id: string,
  need: DatasetId,
  completeness: Completeness,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const deps = {
    connectionId: 'c',
    stores: {
      findings: {
        async apply(_connection: string, _check: unknown, verdict: Verdict) {
          verdicts.push(verdict);
        },
        async applyAll(_connection: string, judged: readonly Judged[]) {
          verdicts.push(...judged.map(({ verdict }) => verdict));
        },
      },
    },
    declarations: { breakGlassAccounts: ['x'], trustedEgress: [] },
    completeness: (dataset: DatasetId): Completeness =>
      dataset === need
        ? completeness
        : { state: 'complete', asOf: '2026-01-01T00:00:00Z' },
    logger: { error: () => {} },
    now: new Date('2026-01-01T00:00:00Z'),
  } as unknown as ComposeDeps & DetectDeps;
  const is = (each: { id: string }) => each.id === id;
  const detector = detectors.find(is);
  if (detector) await detect([detector], deps);
  else await judgeCompositions(compositions.filter(is), deps);
  return verdicts;
}

describe('the catalogue', () => {
  it('has no id twice', () => {
    const ids = [...checks, ...detections].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(checks.length).toBeGreaterThanOrEqual(12);
  });

  it.each([
    ...checks.map(check => [check.id, check, __dirname] as const),
    ...detections.map(
      check => [check.id, check, join(__dirname, '..', 'detectors')] as const,
    ),
  ])('%s is where its id says, with a test beside it', (id, check, room) => {
    expect(id.startsWith(`${check.family}.`)).toBe(true);
    const file = join(room, check.family, camelCase(id));
    expect([`${file}.ts`, existsSync(`${file}.ts`)]).toEqual([
      `${file}.ts`,
      true,
    ]);
    expect([`${file}.test.ts`, existsSync(`${file}.test.ts`)]).toEqual([
      `${file}.test.ts`,
      true,
    ]);
  });

  it.each([...checks, ...detections].map(check => [check.id, check] as const))(
    '%s says why it matters, how to fix it, when it may be wrong and where to read on',
    (_, check) => {
      expect(check.whyItMatters.length).toBeGreaterThan(40);
      expect(check.howToFix.length).toBeGreaterThan(0);
      expect(check.falsePositives.length).toBeGreaterThan(0);
      expect(
        check.references.urls?.every(url =>
          url.startsWith('https://learn.microsoft.com/'),
        ),
      ).toBe(true);
      expect(renderCheckPage(check)).toContain(check.howToFix[0]);
    },
  );

  it.each(
    checks.flatMap(check =>
      check.needs.map(need => [check.id, need, check] as const),
    ),
  )('%s is unknown without %s, and says why', async (_, need, check) => {
    for (const completeness of [
      { state: 'denied', permission: 'X.Read.All', why: 'refused' },
      { state: 'unlicensed', plan: 'AAD_PREMIUM', why: 'refused' },
      { state: 'stale', asOf: '2026-01-01T00:00:00Z', why: 'old' },
      { state: 'partial', seen: 3, why: 'cut' },
      { state: 'never', why: '' },
    ] as const) {
      expect(
        await judge(check, { completeness: { [need]: completeness } }),
      ).toEqual({
        outcome: 'unknown',
        because: [{ dataset: need, completeness }],
      });
    }
  });

  it.each(detections.map(each => [each.id, each] as const))(
    '%s is unknown without each of its needs, and says why',
    async (id, { needs }) => {
      for (const need of needs) {
        const completeness: Completeness = {
          state: 'denied',
          permission: 'X.Read.All',
          why: 'refused',
        };
        expect(await judgedWithout(id, need, completeness)).toEqual([
          { outcome: 'unknown', because: [{ dataset: need, completeness }] },
        ]);
      }
    },
  );

  it.each(detectors.map(detector => [detector.id, detector] as const))(
    '%s declares what it asks of the tenant, for nothing else is read',
    (id, { family, needs, uses = [] }) => {
      const file = join(__dirname, '..', 'detectors', family, camelCase(id));
      const text = readFileSync(`${file}.ts`, 'utf8');
      const declared = new Set([...needs, ...uses]);
      const missing = Object.entries(asked).filter(
        ([fact, dataset]) =>
          new RegExp(`\\b${fact}(\\?\\.)?\\(`).test(text) &&
          !declared.has(dataset),
      );
      expect(missing).toEqual([]);
    },
  );

  it('composes of detections that there are', () => {
    const known = new Set(detectors.map(({ id }) => id));
    for (const { parts } of compositions)
      expect(parts.filter(part => !known.has(part))).toEqual([]);
  });

  it('does not let a check read what it did not declare', async () => {
    const curious = defineCheck({
      ...checks[0],
      needs: ['users'],
      async evaluate(view) {
        for await (const row of (view as any).rows('signIns'))
          return { outcome: 'pass', evidence: { row } };
        return { outcome: 'pass', evidence: {} };
      },
    });
    await expect(judge(curious, {})).rejects.toThrow(
      'reads signIns, which it does not declare',
    );
  });
});
