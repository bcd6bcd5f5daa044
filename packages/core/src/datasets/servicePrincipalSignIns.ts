import { betaSignIns } from './betaSignIns';

/** @see https://learn.microsoft.com/graph/api/signin-list?view=graph-rest-beta */
export const servicePrincipalSignIns = betaSignIns<'servicePrincipalSignIns'>({
  id: 'servicePrincipalSignIns',
  title: 'Sign-ins of apps',
  features: ['Where apps sign in from, and with which credential'],
  eventType: 'servicePrincipal',
  retentionDays: 30,
  subject: row => row.servicePrincipalId ?? undefined,
});
