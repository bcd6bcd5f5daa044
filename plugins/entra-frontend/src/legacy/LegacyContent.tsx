import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';
import { EntityFindingsContent } from '../catalog/EntityFindingsContent';
import { PageFrame } from '../routing/PageFrame';

/** The tab, with links to where the old system has mounted the pages. */
export function LegacyContent({ routeRef }: { routeRef: RouteRef }) {
  return (
    <PageFrame base={useRouteRef(routeRef)()}>
      <EntityFindingsContent />
    </PageFrame>
  );
}
