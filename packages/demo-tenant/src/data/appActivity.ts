import { Apps, ownApp } from './apps';
import { DataOptions, daysBefore, GraphObject, Source } from './shape';

/** Days since the last use; undefined for what was never used, which the report leaves out. */
export interface AppActivity {
  activities: Source;
  /** Ids of powerful apps that nobody uses. */
  unused: string[];
}

export function appActivity(
  { random, day }: DataOptions,
  { servicePrincipals, own }: Apps,
): AppActivity {
  const never = own(ownApp.ownerless);
  const longAgo = own(ownApp.broad);
  const reported = Array.from(
    { length: servicePrincipals.size },
    (_, index) => index,
  ).filter(index => index !== never);
  return {
    activities: {
      kind: 'servicePrincipalSignInActivity',
      type: 'servicePrincipalSignInActivity',
      size: reported.length,
      at(position): GraphObject {
        const index = reported[position];
        const appId = `${servicePrincipals.at(index).appId}`;
        const last = {
          lastSignInDateTime: daysBefore(
            day,
            index === longAgo ? 130 : random.number('appUsed', index) % 40,
          ),
          lastSignInRequestId: random.guid('appUsedBy', index),
        };
        return {
          // As Microsoft makes it: the app's id in base64.
          id: Buffer.from(appId).toString('base64'),
          appId,
          lastSignInActivity: last,
          delegatedClientSignInActivity: null,
          delegatedResourceSignInActivity: null,
          applicationAuthenticationClientSignInActivity: last,
          applicationAuthenticationResourceSignInActivity: null,
        };
      },
    },
    unused: [longAgo, never].map(servicePrincipals.id),
  };
}
