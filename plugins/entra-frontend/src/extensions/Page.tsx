import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { PropsWithChildren } from 'react';
import { PageFrame } from '../routing/PageFrame';
import { rootRouteRef } from '../routing/routes';

/** What the pages need around them, wherever in the portal they stand. */
export function Page({ children }: PropsWithChildren<{}>) {
  const path = useRouteRef(rootRouteRef);
  return <PageFrame base={path?.() ?? '/entra'}>{children}</PageFrame>;
}
