/** Grant controls, as people call them; one that this version does not know keeps Graph's name. */
const names: Record<string, string> = {
  block: 'Block',
  mfa: 'MFA',
  compliantDevice: 'Compliant device',
  domainJoinedDevice: 'Hybrid joined device',
  approvedApplication: 'Approved app',
  compliantApplication: 'App protection policy',
  passwordChange: 'Password change',
  riskRemediation: 'Risk remediation',
};

export function controlName(control: string): string {
  return names[control] ?? control;
}
