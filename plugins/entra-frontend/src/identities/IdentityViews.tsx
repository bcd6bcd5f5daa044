import { writeAddress } from '../routing/useAddress';
import { SavedViews } from '../savedViews/SavedViews';
import {
  addressNames,
  IdentityAddress,
  readIdentityAddress,
} from './identityAddress';

/** Saved filters of the inventory, of whichever tenant is shown. */
export function IdentityViews({
  address: { connection, ...filters },
  onChange,
}: {
  address: IdentityAddress;
  onChange: (change: Partial<IdentityAddress>) => void;
}) {
  return (
    <SavedViews
      page="identities"
      search={writeAddress<IdentityAddress>(filters, addressNames).toString()}
      onApply={search =>
        onChange({
          ...readIdentityAddress(new URLSearchParams(search)),
          connection,
        })
      }
    />
  );
}
