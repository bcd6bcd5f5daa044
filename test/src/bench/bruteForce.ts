import { onProcessor } from './onProcessor';
import { apps, namedLocations, people, policies } from './coverageTenant';
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import {
  compilePolicies,
  coverage,
  meets,
  type CaSignIn,
} from '../../../packages/core/src/conditionalAccess';

/**
 * One small tenant both ways: all sign-ins at once, and one sign-in after the other over every combination of person, app,
 * place, client, platform, device and risk. Fewer combinations than there are, which is to the advantage of the second.
 */
export function againstBruteForce(): { ratio: number; signIns: number } {
  const requirement = { id: 'mfa' } as const;
  const everybody = people(60);
  const compiled = compilePolicies(policies(40), { namedLocations });
  let gaps = 0;
  const atOnce = onProcessor(() => {
    const tenant = { people: everybody, namedLocations };
    gaps = coverage(compiled, tenant, requirement).gaps.length;
  });
  let signIns = 0;
  let open = 0;
  const oneByOne = onProcessor(() => {
    for (const person of everybody)
      for (const appId of apps)
        for (let place = 0; place <= 20; place++)
          for (const clientAppType of ['browser', 'other'])
            for (const isCompliant of [false, true]) {
              const signIn: CaSignIn = {
                identity: { kind: 'user', person },
                target: { kind: 'application', appId },
                clientAppType,
                platform: 'windows',
                location: { ip: `10.${place}.1.1`, country: 'CH' },
                device: {
                  registered: isCompliant,
                  isCompliant,
                  trustType: 'AzureAD',
                  managed: isCompliant,
                },
                signInRisk: 'none',
                userRisk: 'none',
                insiderRisk: 'none',
                flow: 'none',
              };
              signIns++;
              if (meets(compiled, requirement, signIn) === false) open++;
            }
  });
  if (Boolean(open) !== Boolean(gaps))
    throw new Error('Coverage and brute force disagree on the small tenant.');
  return { ratio: oneByOne / atOnce, signIns };
}
