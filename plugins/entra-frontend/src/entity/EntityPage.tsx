import { Link } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { TenantPage } from '../connections/TenantPage';
import { usePaths } from '../routing/paths';
import { useChosenConnection } from '../routing/useChosenConnection';
import { useEntraTranslation } from '../translation';
import { EntitySkeleton } from './EntitySkeleton';
import { EntityView } from './EntityView';

/** One person, guest, app, device, group or whatever else has an id in the tenant. */
export function EntityPage() {
  const { t } = useEntraTranslation();
  const { entity = '' } = useParams();
  const [chosen, choose] = useChosenConnection();
  const { identities } = usePaths();
  return (
    <TenantPage chosen={chosen} onChoose={choose} skeleton={<EntitySkeleton />}>
      {connection => (
        <>
          <div>
            <Link
              href={`${identities}?${new URLSearchParams({ connection: connection.id })}`}
            >
              {t('entity.page.all')}
            </Link>
          </div>
          <EntityView
            key={`${connection.id} ${entity}`}
            connection={connection}
            entity={entity}
          />
        </>
      )}
    </TenantPage>
  );
}
