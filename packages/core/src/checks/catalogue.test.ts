import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { detectors } from '../detectors';
import { defineCheck } from '../model';
import { checks, renderCheckPage } from '.';
import { judge } from './givenTenant';

const camelCase = (id: string) =>
  id
    .slice(id.indexOf('.') + 1)
    .replace(/[-.](\w)/g, (_, letter: string) => letter.toUpperCase());

describe('the catalogue', () => {
  it('has no id twice', () => {
    const ids = [...checks, ...detectors].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(checks.length).toBeGreaterThanOrEqual(12);
  });

  it.each(checks.map(check => [check.id, check] as const))(
    '%s is where its id says, with a test beside it',
    (id, check) => {
      expect(id.startsWith(`${check.family}.`)).toBe(true);
      const file = join(__dirname, check.family, camelCase(id));
      expect([`${file}.ts`, existsSync(`${file}.ts`)]).toEqual([
        `${file}.ts`,
        true,
      ]);
      expect([`${file}.test.ts`, existsSync(`${file}.test.ts`)]).toEqual([
        `${file}.test.ts`,
        true,
      ]);
    },
  );

  it.each([...checks, ...detectors].map(check => [check.id, check] as const))(
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
