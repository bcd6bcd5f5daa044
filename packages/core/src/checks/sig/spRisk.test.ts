import type { RiskyServicePrincipal } from '../../model';
import { causes, outcome } from '../givenTenant';
import { spRisk } from './spRisk';

const principal = (
  riskLevel: string,
  riskState = 'atRisk',
): RiskyServicePrincipal => ({
  id: 'sp',
  displayName: 'Robot',
  appId: 'app',
  isEnabled: true,
  riskLevel,
  riskState,
});
const given = (...riskyServicePrincipals: RiskyServicePrincipal[]) => ({
  rows: { riskyServicePrincipals },
});

describe('sig.sp-risk', () => {
  it.each([
    ['high', 'atRisk'],
    ['medium', 'atRisk'],
    ['hidden', 'atRisk'],
    ['none', 'confirmedCompromised'],
    ['low', 'confirmedCompromised'],
  ])('finds an application at risk %s, %s', async (level, state) => {
    expect(await causes(spRisk, given(principal(level, state)))).toMatchObject([
      {
        key: 'sp',
        affected: [
          {
            kind: 'servicePrincipal',
            id: 'sp',
            label: 'Robot',
            facts: { isEnabled: true },
          },
        ],
      },
    ]);
  });

  it.each([
    ['low', 'atRisk'],
    ['high', 'dismissed'],
    ['high', 'remediated'],
    ['high', 'confirmedSafe'],
    ['none', 'none'],
  ])('passes one at risk %s, %s', async (level, state) => {
    expect(await outcome(spRisk, given(principal(level, state)))).toBe('pass');
  });
});
