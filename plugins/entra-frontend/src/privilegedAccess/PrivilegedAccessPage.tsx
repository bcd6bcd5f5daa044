import { TenantPage } from '../connections/TenantPage';
import { useAddress } from '../routing/useAddress';
import { Placeholder } from '../states/Placeholder';
import { PrivilegedAccess } from './PrivilegedAccess';
import { privilegedNames, readPrivilegedAddress } from './privilegedAddress';

/** Who can administer the tenant, how they hold that, and who could take it. */
export function PrivilegedAccessPage() {
  const [address, change] = useAddress(readPrivilegedAddress, privilegedNames);
  return (
    <TenantPage
      chosen={address.connection}
      // Roles that a tenant made itself are of that tenant.
      onChoose={connection => change({ connection, role: undefined })}
      skeleton={<Placeholder width="100%" height={360} />}
    >
      {connection => (
        <PrivilegedAccess
          key={connection.id}
          connection={connection}
          address={address}
          onChange={change}
        />
      )}
    </TenantPage>
  );
}
