import type { EntraTranslate } from '../translation';

const dimensions = [
  'target',
  'clientAppType',
  'platform',
  'location',
  'device',
  'flow',
  'signInRisk',
  'userRisk',
  'insiderRisk',
  'servicePrincipalRisk',
] as const;

/** A dimension of a sign-in, as people call it; one that this version does not know keeps its name. */
export function dimensionName(t: EntraTranslate, dimension: string): string {
  const known = dimensions.find(each => each === dimension);
  return known ? t(`conditionalAccess.dimension.${known}`) : dimension;
}
