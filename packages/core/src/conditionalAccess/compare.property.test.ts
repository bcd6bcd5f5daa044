import fc from 'fast-check';
import type { ConditionalAccessPolicy } from '../model';
import { naiveMeets } from './__testUtils__/naiveJudge';
import { randomSignIns, signInOf } from './__testUtils__/randomSignIn';
import { randomChange } from './__testUtils__/randomChange';
import { randomPolicies } from './__testUtils__/randomPolicy';
import { randomTenant } from './__testUtils__/randomTenant';
import { guestTypes, groups, roles } from './__testUtils__/vocabulary';
import { randomRequirement } from './__testUtils__/requirements';
import { runs } from './__testUtils__/runs';
import { compare } from './compare';
import type { CaPerson, CaSignIn, Tri } from './signIn';

/** Whether an answer is right where a judge says what held before and what holds after. */
function agrees(
  answer: { opens: Tri; closes: Tri } | undefined,
  before: Tri | undefined,
  after: Tri | undefined,
): boolean {
  if (before === undefined || after === undefined) return answer === undefined;
  const right = (said: Tri, from: Tri, to: Tri) => {
    if (from === true && to === false) return said === true;
    if (from === false || to === true) return said === false;
    // Unknown on both sides by the same policy is no change: unknown and no are right, yes is not.
    return said !== true;
  };
  return (
    answer !== undefined &&
    right(answer.opens, before, after) &&
    right(answer.closes, after, before)
  );
}

const personIn = (
  people: Iterable<CaPerson>,
  signIn: CaSignIn,
): CaSignIn | undefined => {
  if (signIn.identity.kind !== 'user') return undefined;
  const { id } = signIn.identity.person;
  const person = [...people].find(each => each.id === id);
  return person && { ...signIn, identity: { kind: 'user', person } };
};

describe('compare, on random changes', () => {
  it('agrees with a judge that shares nothing with it, in both directions', () => {
    const answers = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomChange,
        randomRequirement,
        randomSignIns,
        (policies, tenant, change, requirement, signIns) => {
          const after = change(policies, tenant);
          const found = compare({ policies, tenant }, after, [requirement])
            .requirements[0];
          expect(found.incomplete).toBe(false);
          for (const each of signIns) {
            const is = signInOf(each, after.tenant);
            const was = personIn(tenant.people, is)!;
            const from = naiveMeets(policies, tenant, requirement, was);
            const to = naiveMeets(
              after.policies,
              after.tenant,
              requirement,
              is,
            );
            const answer = found.at(is);
            expect({
              is,
              from,
              to,
              answer,
              right: agrees(answer, from, to),
            }).toEqual({ is, from, to, answer, right: true });
            if (answer) answers[`${answer.opens}`]++;
          }
        },
      ),
      runs(0.5),
    );
    expect(Math.min(...Object.values(answers))).toBeGreaterThan(50);
  }, 600_000);

  it('gives witnesses that are held before and open after, for everyone it names', () => {
    let seen = 0;
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomChange,
        randomRequirement,
        (policies, tenant, change, requirement) => {
          const after = change(policies, tenant);
          const { opens, closes } = compare({ policies, tenant }, after, [
            requirement,
          ]).requirements[0];
          const sides = [
            [opens, true, false],
            [closes, false, true],
          ] as const;
          for (const [changes, before, now] of sides)
            for (const { witness, ids, causes } of changes) {
              expect(causes.length).toBeGreaterThan(0);
              for (const id of ids) {
                const by = (people: Iterable<CaPerson>) =>
                  personIn(people, {
                    ...witness,
                    identity: { kind: 'user', person: { id } },
                  })!;
                seen++;
                expect([
                  naiveMeets(policies, tenant, requirement, by(tenant.people)),
                  naiveMeets(
                    after.policies,
                    after.tenant,
                    requirement,
                    by(after.tenant.people),
                  ),
                ]).toEqual([before, now]);
              }
            }
        },
      ),
      runs(0.25),
    );
    expect(seen).toBeGreaterThan(200);
  }, 600_000);

  it('proves that a set is no change of itself, whatever cannot be read', () => {
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomRequirement,
        (policies, tenant, requirement) => {
          const shuffled = [...policies].reverse();
          expect(
            compare({ policies, tenant }, { policies: shuffled, tenant }, [
              requirement,
            ]).verdict,
          ).toBe('nothingOpens');
        },
      ),
      runs(0.1),
    );
  }, 600_000);

  it('stays right whatever an unreadable rule turns out to mean', () => {
    const readable = fc.constantFrom(
      'device.isCompliant -eq True',
      'device.trustType -ne "ServerAD"',
      'device.model -contains "Pro"',
    );
    const nonsense = 'device.model -nonsense "x"';
    const read = (policies: ConditionalAccessPolicy[], rule: string) =>
      JSON.parse(
        JSON.stringify(policies).replaceAll(
          JSON.stringify(nonsense),
          JSON.stringify(rule),
        ),
      ) as ConditionalAccessPolicy[];
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomChange,
        randomRequirement,
        randomSignIns,
        readable,
        (policies, tenant, change, requirement, signIns, rule) => {
          const dark = policies.map(each => ({
            ...each,
            conditions: {
              ...each.conditions,
              devices: { deviceFilter: { mode: 'include', rule: nonsense } },
            },
          }));
          const after = change(dark, tenant);
          const found = compare({ policies: dark, tenant }, after, [
            requirement,
          ]).requirements[0];
          const known = compare(
            { policies: read(dark, rule), tenant },
            { ...after, policies: read([...after.policies], rule) },
            [requirement],
          ).requirements[0];
          for (const each of signIns) {
            const signIn = signInOf(each, tenant);
            const [answer, right] = [found.at(signIn), known.at(signIn)];
            // Said for sure is so with the rule known; unknown may become anything.
            const kept = (['opens', 'closes'] as const).every(
              way =>
                !answer ||
                answer[way] === 'unknown' ||
                right![way] === 'unknown' ||
                right![way] === answer[way],
            );
            expect({ signIn, answer, right, kept }).toEqual({
              signIn,
              answer,
              right,
              kept: true,
            });
          }
        },
      ),
      runs(0.1),
    );
  }, 600_000);
});

describe('compare without people, on random changes', () => {
  const anyone = fc.record({
    id: fc.constantFrom('u1', 'u2', 'someone'),
    groups: fc.subarray(groups),
    roles: fc.subarray(roles),
    guestType: fc.constantFrom(undefined, ...guestTypes),
    homeTenantId: fc.constantFrom('t1', 't9'),
  });

  it('agrees with the judge for anyone in any groups and roles', () => {
    const answers = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(
        randomPolicies,
        randomTenant,
        randomChange,
        randomRequirement,
        randomSignIns,
        fc.array(anyone, { minLength: 5, maxLength: 5 }),
        (policies, tenant, change, requirement, signIns, people) => {
          const to = change(policies, tenant);
          const without = (each: object) => ({
            ...each,
            people: undefined,
            workloads: undefined,
          });
          const found = compare(
            { policies, tenant: without(tenant) },
            { policies: to.policies, tenant: without(to.tenant) },
            [{ ...requirement, roles: 'active' }],
          ).requirements[0];
          if (found.incomplete) return;
          for (const each of signIns) {
            const signIn = signInOf(each, { people });
            const judged = { ...requirement, roles: 'active' as const };
            const was = naiveMeets(policies, tenant, judged, signIn);
            const is = naiveMeets(to.policies, to.tenant, judged, signIn);
            const answer = found.at(signIn);
            expect({
              signIn,
              was,
              is,
              answer,
              right: agrees(answer, was, is),
            }).toEqual({ signIn, was, is, answer, right: true });
            if (answer) answers[`${answer.opens}`]++;
          }
        },
      ),
      runs(0.1),
    );
    expect(Math.min(...Object.values(answers))).toBeGreaterThan(5);
  }, 600_000);
});
