import { betaSignIns } from './betaSignIns';

/** @see https://learn.microsoft.com/graph/api/signin-list?view=graph-rest-beta */
export const managedIdentitySignIns = betaSignIns<'managedIdentitySignIns'>({
  id: 'managedIdentitySignIns',
  title: 'Sign-ins of managed identities',
  features: ['What managed identities sign in to'],
  eventType: 'managedIdentity',
  retentionDays: 30,
  subject: row => row.servicePrincipalId ?? undefined,
});
