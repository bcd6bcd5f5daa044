import { detectors } from '@entra-posture/core';
// The room is not part of the package's surface: the bench reads it where it is.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import { givenFacts } from '../../../packages/core/src/detectors/givenLog';

/** The detections of sign-ins, and what they are told of a tenant that has declared nothing. */
export const overSignIns = detectors.filter(({ logs, needs }) =>
  (logs ?? [needs[0]]).includes('signIns'),
);
export const declarations = { breakGlassAccounts: [], trustedEgress: [] };
export const facts = {
  tenant: givenFacts(),
  namedLocations: [],
  prepare: async () => {},
};
