import { useCallback } from 'react';
import { TenantPage } from '../connections/TenantPage';
import { useAddress } from '../routing/useAddress';
import { Placeholder } from '../states/Placeholder';
import { Detections } from './Detections';
import { addressNames, readSignInsAddress } from './signInsAddress';

/** What the logs of sign-ins and of changes tell, and what they could not. */
export function SignInsPage() {
  const [address, change] = useAddress(readSignInsAddress, addressNames);
  const choose = useCallback(
    (connection: string) => change({ connection, finding: undefined }),
    [change],
  );
  return (
    <TenantPage
      chosen={address.connection}
      onChoose={choose}
      skeleton={<Placeholder width="100%" height={360} />}
    >
      {connection => (
        <Detections
          key={connection.id}
          connection={connection}
          address={address}
          onChange={change}
        />
      )}
    </TenantPage>
  );
}
