import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';
import { HomeCard } from '../home/HomeCard';
import { PageFrame } from '../routing/PageFrame';

/** The card of the home page, with links to where the old system has mounted the pages. */
export function LegacyHomeCard({ routeRef }: { routeRef: RouteRef }) {
  return (
    <PageFrame base={useRouteRef(routeRef)()}>
      <HomeCard />
    </PageFrame>
  );
}
