import { EmptyPanel } from '../states/EmptyPanel';

/** What whoever installed the plugin sees first. */
export function NoConnections() {
  return (
    <EmptyPanel title="No tenant is connected">
      Add one to the portal&apos;s configuration under{' '}
      <code>entra.connections</code>, with its tenantId, clientId and
      clientSecret, and restart the backend. The permissions that the app
      registration needs are in docs/permissions.md.
    </EmptyPanel>
  );
}
