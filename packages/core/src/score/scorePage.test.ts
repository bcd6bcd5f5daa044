import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { severities } from '../model';
import { identityRisk, Standing } from './identityRisk';
import { likelihoods, weights } from './weights';

const page = readFileSync(
  resolve(__dirname, '../../../../docs/score.md'),
  'utf8',
).replace(/ +/g, ' ');

describe('the page about the scores', () => {
  it('gives the weights and likelihoods that are worked with', () => {
    for (const severity of severities)
      expect(page).toContain(
        `| ${severity} | ${weights[severity]} | ${likelihoods[severity]} |`,
      );
  });

  it.each<[Standing, number]>([
    ['tier0', 1],
    ['tier1', 0.8],
    ['tier2', 0.6],
    ['member', 0.45],
    ['guest', 0.35],
  ])('gives the formula that is worked with for %s', (standing, impact) => {
    expect(page).toMatch(
      new RegExp(`\\| ${String(impact).replace('.', '\\.')} \\|`),
    );
    const now = new Date('2026-01-15T00:00:00Z');
    const twoWeeksAgo = '2026-01-01T00:00:00Z';
    const innocence = (1 - likelihoods.high) * (1 - likelihoods.critical / 2);
    expect(
      identityRisk(
        [
          { finding: 'a', check: 'a', severity: 'high' },
          {
            finding: 'b',
            check: 'b',
            severity: 'critical',
            eventAt: twoWeeksAgo,
          },
        ],
        standing,
        now,
      ).score,
    ).toBe(Math.round(100 * (1 - innocence ** (impact / 0.45))));
  });
});
