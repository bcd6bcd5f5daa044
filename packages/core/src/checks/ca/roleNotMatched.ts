import { figure, narrowedTo } from '../../conditionalAccess/tenant';
import { defineCheck } from '../../model';
import {
  coverageOf,
  defaultsOn,
  gapsByCause,
  peopleWitnesses,
  signInNeeds,
  signInUses,
  verdictOf,
} from './signIns';
import { everyonesCells } from './policyHoles';

export const roleNotMatched = defineCheck({
  id: 'ca.role-not-matched',
  family: 'ca',
  title: 'Administrators whom no role in a policy matches',
  severity: 'high',
  whyItMatters:
    'A policy for roles reaches built-in roles that are held for the whole tenant. Who holds a custom role, or one for an administrative unit or a single object, looks covered and is not.',
  howToFix: [
    'Ask everyone for multifactor authentication, so that no role has to match.',
    'Or put these administrators into a protected group, and include the group in the policy for administrators.',
  ],
  falsePositives: [
    'Custom roles that open next to nothing; what a custom role may do is not judged here.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const coverage = await coverageOf(view);
    const { tenant, people } = coverage.reading;
    if (tenant.securityDefaultsEnabled) return defaultsOn;
    const unmatched = people.filter(each => each.unmatched);
    if (!unmatched.length)
      return {
        outcome: 'pass',
        evidence: { administratorsOutsideBuiltInRoles: 0 },
      };
    const cells = everyonesCells(coverage);
    const gaps = cells.flatMap(cell =>
      cell.gaps.flatMap(gap => narrowedTo(gap, each => each.unmatched)),
    );
    const concerned = cells.filter(cell =>
      unmatched.some(each => cell.doubtful.has(each)),
    );
    const witnesses = await peopleWitnesses(
      view,
      gapsByCause(gaps, () => 'unmatched'),
    );
    return verdictOf(
      view,
      concerned,
      witnesses.map(witness => ({
        ...witness,
        statement: `${figure(witness.affected.length)} ${witness.affected.length === 1 ? 'administrator holds' : 'administrators hold'} only roles that no policy can match, and can sign in without multifactor authentication.`,
      })),
    );
  },
});
