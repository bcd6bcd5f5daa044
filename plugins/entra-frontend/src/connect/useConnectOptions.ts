import { useApi } from '@backstage/frontend-plugin-api';
import { Answer, useAnswer } from '../answer/useAnswer';
import type { ConnectOptions } from '../client/connect';
import { entraApiRef } from '../client/entraApiRef';

/** How a tenant can be connected here, and what the person may do. */
export function useConnectOptions(): Answer<ConnectOptions> {
  const api = useApi(entraApiRef);
  return useAnswer('connectOptions', signal => api.connectOptions(signal));
}
