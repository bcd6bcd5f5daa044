import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';
import { EntityFindingsCard } from '../catalog/EntityFindingsCard';
import { PathsProvider } from '../routing/paths';

/** The card, with links to where the old system has mounted the pages. */
export function LegacyFindingsCard({ routeRef }: { routeRef: RouteRef }) {
  return (
    <PathsProvider base={useRouteRef(routeRef)()}>
      <EntityFindingsCard />
    </PathsProvider>
  );
}
