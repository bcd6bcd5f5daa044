import fc from 'fast-check';
import { naiveMeets } from './__testUtils__/naiveJudge';
import {
  randomSignIns,
  randomWorkloadSignIns,
  signInOf,
} from './__testUtils__/randomSignIn';
import { randomPolicies } from './__testUtils__/randomPolicy';
import { randomTenant } from './__testUtils__/randomTenant';
import { randomRequirement } from './__testUtils__/requirements';
import { runs } from './__testUtils__/runs';
import { compilePolicies } from './compile';
import { coverage } from './coverage';
import { meets } from './requirements';
import { whatIf } from './whatIf';

describe('coverage, on random tenants of every feature', () => {
  it('agrees with a judge that shares nothing with it, for every sign-in and in both directions', () => {
    const answers = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomRequirement,
        randomSignIns,
        (policies, tenant, requirement, signIns) => {
          const compiled = compilePolicies(policies, tenant);
          const found = coverage(compiled, tenant, requirement);
          expect(found.merged).toEqual([]);
          for (const each of signIns) {
            const signIn = signInOf(each, tenant);
            const expected = naiveMeets(policies, tenant, requirement, signIn);
            const answer = found.at(signIn);
            expect({ signIn, answer }).toEqual({ signIn, answer: expected });
            if (expected !== undefined) answers[`${expected}`]++;
          }
        },
      ),
      runs(),
    );
    expect(Math.min(...Object.values(answers))).toBeGreaterThan(500);
  }, 600_000);

  it('agrees about workloads, which a policy can only block', () => {
    const answers = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomWorkloadSignIns,
        (policies, tenant, signIns) => {
          const requirement = { id: 'block', of: 'workloads' } as const;
          const found = coverage(policies, tenant, requirement);
          for (const each of signIns) {
            const signIn = signInOf(each, tenant, 'workloads');
            const expected = naiveMeets(policies, tenant, requirement, signIn);
            const answer = found.at(signIn);
            expect({ signIn, answer }).toEqual({ signIn, answer: expected });
            if (expected !== undefined) answers[`${expected}`]++;
          }
        },
      ),
      runs(0.5),
    );
    expect(Math.min(...Object.values(answers))).toBeGreaterThan(100);
  }, 600_000);

  it('gives for each gap a witness that what if lets through', () => {
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomRequirement,
        (policies, tenant, requirement) => {
          const compiled = compilePolicies(policies, tenant);
          for (const { witness, people } of coverage(
            compiled,
            tenant,
            requirement,
          ).gaps) {
            expect(people).toBeGreaterThan(0);
            expect(meets(compiled, requirement, witness)).toBe(false);
            expect(naiveMeets(policies, tenant, requirement, witness)).toBe(
              false,
            );
            expect(
              whatIf(compiled, tenant, witness).demands.map(
                each => each.grant.controls[0].kind,
              ),
            ).not.toContain('block');
          }
        },
      ),
      runs(0.2),
    );
  }, 600_000);
});
