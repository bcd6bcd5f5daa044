import type { ConnectOptions, TestReport } from '../client/connect';

export function connectOptions(
  change: Partial<ConnectOptions> = {},
): ConnectOptions {
  return {
    signIn: {
      available: true,
      redirectUri: 'https://portal.example/api/entra/connect/callback',
    },
    store: { available: true },
    clouds: [
      { id: 'global', title: 'Microsoft global cloud' },
      { id: 'usGov', title: 'US Government (GCC High)' },
    ],
    credentials: [
      { kind: 'clientSecret', title: 'Client secret' },
      { kind: 'certificate', title: 'Certificate' },
      { kind: 'federated', title: 'Federated credential' },
      { kind: 'managedIdentity', title: 'Managed identity' },
    ],
    datasets: [
      {
        id: 'users',
        title: 'Users',
        product: 'Entra ID',
        features: ['People'],
        needs: { permissions: [['User.Read.All']] },
      },
      {
        id: 'conditionalAccessPolicies',
        title: 'Conditional Access policies',
        product: 'Entra ID',
        features: ['Conditional Access'],
        needs: { permissions: [['Policy.Read.All']] },
      },
      {
        id: 'riskyUsers',
        title: 'Risky users',
        product: 'Entra ID',
        features: ['Risky users'],
        needs: {
          permissions: [['IdentityRiskyUser.Read.All', 'User.Read.All']],
        },
      },
      {
        id: 'sites',
        title: 'SharePoint sites',
        product: 'SharePoint',
        features: ['Sites'],
        needs: { permissions: [['Sites.Read.All']], delegated: [] },
      },
    ],
    permissions: [
      {
        name: 'User.Read.All',
        usedBy: 'Entra ID',
        justification: 'Inventory of people',
        specification: true,
      },
      {
        name: 'Policy.Read.All',
        usedBy: 'Entra ID',
        justification: 'Conditional Access',
        specification: true,
      },
      {
        name: 'IdentityRiskyUser.Read.All',
        usedBy: 'Entra ID',
        justification: 'Risky users, as Identity Protection lists them',
        specification: false,
      },
      {
        name: 'ChannelMessage.Send',
        usedBy: 'Teams',
        justification: 'Notices in a channel',
        specification: true,
        note: 'It writes: leave it out.',
      },
      {
        name: 'offline_access',
        usedBy: 'Sign-in',
        justification: 'Reading goes on without asking again',
        specification: true,
      },
    ],
    may: { connect: true, update: true, disconnect: true, sync: true },
    ...change,
  };
}

/** A credential that reads people, and neither policies nor risky users. */
export function testReport(change: Partial<TestReport> = {}): TestReport {
  return {
    datasets: [
      {
        dataset: 'users',
        title: 'Users',
        outcome: 'readable',
        explanation: 'Users: readable.',
        features: ['People'],
        checks: ['guest.stale'],
      },
      {
        dataset: 'conditionalAccessPolicies',
        title: 'Conditional Access policies',
        outcome: 'denied',
        explanation:
          'Conditional Access policies: grant Policy.Read.All to the app.',
        features: ['Conditional Access'],
        checks: ['ca.report-only', 'ca.disabled'],
      },
    ],
    claimed: ['User.Read.All'],
    ...change,
  };
}
