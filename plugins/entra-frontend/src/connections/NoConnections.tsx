import { ButtonLink } from '@backstage/ui';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';
import { useEntraTranslation } from '../translation';

const KEY = 'entra.connections';

/** What whoever installed the plugin sees first. */
export function NoConnections() {
  const { t } = useEntraTranslation();
  const { connections } = usePaths();
  return (
    <EmptyPanel
      title={t('connections.none.title')}
      action={
        <ButtonLink variant="primary" href={connectPaths.browse(connections)}>
          {t('connections.none.browse')}
        </ButtonLink>
      }
    >
      {t('connections.none.how', { key: <code>{KEY}</code> })}
    </EmptyPanel>
  );
}
