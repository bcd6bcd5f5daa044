import { betaSignIns } from './betaSignIns';

export const managedIdentitySignIns = betaSignIns<'managedIdentitySignIns'>({
  id: 'managedIdentitySignIns',
  title: 'Sign-ins of managed identities',
  features: ['What managed identities sign in to'],
  eventType: 'managedIdentity',
  retentionDays: 30,
  subject: row => row.servicePrincipalId ?? undefined,
});
