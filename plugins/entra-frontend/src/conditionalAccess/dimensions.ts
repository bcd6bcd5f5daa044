/** Dimensions of a sign-in, as people call them; one that this version does not know keeps its name. */
const names: Record<string, string> = {
  target: 'App or action',
  clientAppType: 'Client',
  platform: 'Platform',
  location: 'Location',
  device: 'Device',
  flow: 'Flow',
  signInRisk: 'Sign-in risk',
  userRisk: 'User risk',
  insiderRisk: 'Insider risk',
  servicePrincipalRisk: 'Workload risk',
};

export function dimensionName(dimension: string): string {
  return names[dimension] ?? dimension;
}
