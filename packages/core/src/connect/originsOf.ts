import { clouds } from '../graph';
import type { Cloud } from '../model';
import type { AppRegistration } from './ports';

/** Where the login and Graph of a cloud are, and how they are reached from here. */
export interface Origins {
  loginOrigin: string;
  graphOrigin: string;
  caCertificate?: string;
  demo: boolean;
  quotaSpeed?: number;
}

/**
 * From the configuration, never from a row: who can write to the database must not choose where credentials are sent.
 * A cloud that the portal's own app is registered in is reached as the app is, through its proxy or emulation.
 */
export function originsOf(cloud: Cloud, app?: AppRegistration): Origins {
  const usual = clouds[cloud];
  const own = app && (app.cloud ?? 'global') === cloud ? app : undefined;
  return {
    loginOrigin: own?.loginOrigin ?? usual.loginOrigin,
    graphOrigin: own?.graphOrigin ?? usual.graphOrigin,
    caCertificate: own?.caCertificate,
    demo: Boolean(own?.demo),
    // A real tenant's quota is Microsoft's, whatever a file says.
    quotaSpeed: own?.demo ? own.quotaSpeed : undefined,
  };
}
