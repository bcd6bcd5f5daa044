import { TenantPage } from '../connections/TenantPage';
import { useAddress } from '../routing/useAddress';
import { Placeholder } from '../states/Placeholder';
import { addressNames, readChangesAddress } from './changesAddress';
import { Changes } from './Changes';

/** What changed in a tenant between two times. */
export function ChangesPage() {
  const [address, change] = useAddress(readChangesAddress, addressNames);
  return (
    <TenantPage
      chosen={address.connection}
      // What is looked for is of one tenant.
      onChoose={connection => change({ connection, entity: undefined })}
      skeleton={<Placeholder width="100%" height={360} />}
    >
      {connection => (
        <Changes
          key={connection.id}
          connection={connection}
          address={address}
          onChange={change}
        />
      )}
    </TenantPage>
  );
}
