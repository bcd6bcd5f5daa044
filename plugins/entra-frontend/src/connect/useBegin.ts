import { useApi } from '@backstage/frontend-plugin-api';
import type { BeginInput } from '../client/connect';
import { entraApiRef } from '../client/entraApiRef';
import { leaveFor } from './leaveFor';
import { useWork } from './useWork';

/** Begins an authorization and leaves for Microsoft's page. */
export function useBegin() {
  const api = useApi(entraApiRef);
  return useWork(async (input: BeginInput) => {
    const { url } = await api.beginConnect(input);
    leaveFor(url);
  });
}
