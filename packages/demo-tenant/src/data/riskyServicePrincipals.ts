import type { Apps } from './apps';
import { thirdPartyApp } from './apps';
import { list } from './list';
import { DataOptions, daysBefore, Source } from './shape';

/** The third party's app that everyone's consent was given to is also the one at risk. */
export function riskyServicePrincipals(
  options: DataOptions,
  apps: Apps,
): Source {
  const app = apps.servicePrincipals.at(thirdPartyApp);
  return list('riskyServicePrincipal', [
    {
      id: app.id,
      appId: app.appId,
      displayName: app.displayName,
      isEnabled: true,
      isProcessing: false,
      riskDetail: 'none',
      riskLastUpdatedDateTime: daysBefore(options.day, 3),
      riskLevel: 'medium',
      riskState: 'atRisk',
      servicePrincipalType: 'Application',
    },
  ]);
}
