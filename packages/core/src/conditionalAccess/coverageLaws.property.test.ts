import fc from 'fast-check';
import type { ConditionalAccessPolicy } from '../model';
import { naiveMeets } from './__testUtils__/naiveJudge';
import { randomSignIns, signInOf } from './__testUtils__/randomSignIn';
import { randomPolicies, randomPolicy } from './__testUtils__/randomPolicy';
import { randomTenant } from './__testUtils__/randomTenant';
import { randomRequirement } from './__testUtils__/requirements';
import { runs } from './__testUtils__/runs';
import { splitDimensions } from './classes';
import { compilePolicies } from './compile';
import { coverage, type CaPopulatedTenant } from './coverage';
import type { Requirement } from './requirements';
import type { CaSignIn } from './signIn';

/** What of a coverage does not depend on how things are called or ordered. */
const shape = (
  policies: readonly ConditionalAccessPolicy[],
  tenant: CaPopulatedTenant,
  requirement: Requirement,
) => {
  const { gaps, unknowns } = coverage(policies, tenant, requirement);
  const of = (list: typeof gaps) =>
    list.map(each => JSON.stringify([each.people, each.where])).sort();
  return { gaps: of(gaps), unknowns: of(unknowns) };
};

describe('the laws of coverage, on random tenants', () => {
  it('is the same whatever the order of policies', () => {
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomRequirement,
        (policies, tenant, requirement) => {
          expect(shape([...policies].reverse(), tenant, requirement)).toEqual(
            shape(policies, tenant, requirement),
          );
        },
      ),
      runs(0.25),
    );
  }, 600_000);

  it('takes a disabled or a report-only policy for one that is not there', () => {
    fc.assert(
      fc.property(
        randomPolicies,
        randomPolicy,
        randomTenant,
        randomRequirement,
        fc.constantFrom('disabled', 'enabledForReportingButNotEnforced'),
        randomSignIns,
        (policies, off, tenant, requirement, state, signIns) => {
          const without = coverage(policies, tenant, requirement);
          const beside = coverage(
            [...policies, { ...off, id: 'off', state }],
            tenant,
            requirement,
          );
          for (const each of signIns) {
            const signIn = signInOf(each, tenant);
            expect(beside.at(signIn)).toBe(without.at(signIn));
          }
        },
      ),
      runs(0.25),
    );
  }, 600_000);

  it('never opens a sign-in when an enabled policy is added', () => {
    const rank = { true: 2, unknown: 1, false: 0, undefined: 3 };
    fc.assert(
      fc.property(
        randomPolicies,
        randomPolicy,
        randomTenant,
        randomRequirement,
        randomSignIns,
        (policies, more, tenant, requirement, signIns) => {
          const before = coverage(policies, tenant, requirement);
          const after = coverage(
            [...policies, { ...more, id: 'added', state: 'enabled' }],
            tenant,
            requirement,
          );
          for (const each of signIns) {
            const signIn = signInOf(each, tenant);
            expect(rank[`${after.at(signIn)}`]).toBeGreaterThanOrEqual(
              rank[`${before.at(signIn)}`],
            );
          }
        },
      ),
      runs(0.25),
    );
  }, 600_000);

  it('is the same when ids of policies, people, groups and roles are renamed throughout', () => {
    // Words that start alike, so that a name is never part of another.
    const renamed = <T>(value: T): T =>
      JSON.parse(
        JSON.stringify(value).replace(
          /"(u\d|g\d|p\d|r2|office|floor|six|land|phone)"/g,
          '"renamed-$1"',
        ),
      );
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomRequirement,
        (policies, tenant, requirement) => {
          expect(
            shape(renamed(policies), renamed(tenant), requirement),
          ).toEqual(shape(policies, tenant, requirement));
        },
      ),
      runs(0.25),
    );
  }, 600_000);

  it('gives boxes that cannot be widened: every other value of a condition has a sign-in that is not open', () => {
    let widened = 0;
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomRequirement,
        (policies, tenant, requirement) => {
          const split = splitDimensions(
            compilePolicies(policies, tenant),
            requirement,
          );
          for (const gap of coverage(policies, tenant, requirement).gaps.slice(
            0,
            5,
          )) {
            const valuesOf = (name: string) =>
              gap.where[name as keyof typeof gap.where] ??
              split
                .find(each => each.name === name)!
                .classes.map(each => each.value);
            for (const { name, classes, classAt } of split) {
              const within = new Set(valuesOf(name).map(classAt));
              const outside = classes
                .map(each => each.value)
                .filter(value => !within.has(classAt(value)));
              for (const value of outside.slice(0, 3)) {
                const slab = signInsOf(
                  gap.witness,
                  split
                    .map(each => each.name)
                    .filter(each => each !== name && each !== 'unmodelled')
                    .map(each => [each, valuesOf(each)] as const),
                  { [name]: value },
                );
                if (!slab) continue;
                widened++;
                expect(
                  slab.every(
                    signIn =>
                      naiveMeets(policies, tenant, requirement, signIn) ===
                      false,
                  ),
                ).toBe(false);
              }
            }
          }
        },
      ),
      runs(0.1),
    );
    expect(widened).toBeGreaterThan(100);
  }, 600_000);
});

const most = 2000;

/** All sign-ins of a product of values, or nothing when they are too many to go through. */
function signInsOf(
  witness: CaSignIn,
  dimensions: readonly (readonly [string, readonly unknown[]])[],
  fixed: object,
): CaSignIn[] | undefined {
  const count = dimensions.reduce((sum, [, all]) => sum * all.length, 1);
  if (count > most) return undefined;
  return dimensions.reduce<CaSignIn[]>(
    (found, [name, all]) =>
      found.flatMap(each => all.map(value => ({ ...each, [name]: value }))),
    [{ ...witness, ...fixed }],
  );
}
