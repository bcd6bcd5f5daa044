import { useApi } from '@backstage/frontend-plugin-api';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';

/** What the person may do with findings; undefined until it is known, and then nothing is offered. */
export function useFindingOptions() {
  const api = useApi(entraApiRef);
  return useAnswer('findingOptions', signal => api.findingOptions(signal))
    .value;
}
