import { Route, Routes } from 'react-router-dom';
import { EntityPage } from '../entity/EntityPage';
import { InventoryPage } from './InventoryPage';

/** Who and what has an identity in the tenant, and each of them on a page of its own. */
export function IdentitiesPage() {
  return (
    <Routes>
      <Route path=":entity" element={<EntityPage />} />
      <Route path="*" element={<InventoryPage />} />
    </Routes>
  );
}
