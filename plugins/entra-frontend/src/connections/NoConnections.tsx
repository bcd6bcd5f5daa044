import { ButtonLink } from '@backstage/ui';
import { connectPaths } from '../routing/connectPaths';
import { usePaths } from '../routing/paths';
import { EmptyPanel } from '../states/EmptyPanel';

/** What whoever installed the plugin sees first. */
export function NoConnections() {
  const { connections } = usePaths();
  return (
    <EmptyPanel
      title="No tenant is connected"
      action={
        <ButtonLink variant="primary" href={connectPaths.browse(connections)}>
          Browse integrations
        </ButtonLink>
      }
    >
      Connect one here, or add it to the portal&apos;s configuration under{' '}
      <code>entra.connections</code>. The permissions that are asked for are in
      docs/permissions.md.
    </EmptyPanel>
  );
}
