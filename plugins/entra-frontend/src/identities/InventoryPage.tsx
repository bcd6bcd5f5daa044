import { TenantPage } from '../connections/TenantPage';
import { useAddress } from '../routing/useAddress';
import { Placeholder } from '../states/Placeholder';
import { addressNames, readIdentityAddress } from './identityAddress';
import { Inventory } from './Inventory';

/** The inventory of a tenant, filtered by what stands in the address. */
export function InventoryPage() {
  const [address, change] = useAddress(readIdentityAddress, addressNames);
  return (
    <TenantPage
      chosen={address.connection}
      onChoose={connection => change({ connection })}
      skeleton={<Placeholder width="100%" height={360} />}
    >
      {connection => (
        <Inventory
          key={connection.id}
          connection={connection}
          address={address}
          onChange={change}
        />
      )}
    </TenantPage>
  );
}
