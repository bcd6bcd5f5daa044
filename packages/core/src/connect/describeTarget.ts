import type { Connection } from '../model';
import { originsOf } from './originsOf';
import type { AppRegistration, NewTarget } from './ports';

/** What is shown of a connection of the page. */
export function describeTarget(
  { cloud, tenantId, clientId, credential }: NewTarget,
  { id, title, paused }: Pick<Connection, 'id' | 'title' | 'paused'>,
  by: {
    connectedBy: string;
    asked?: string[];
    now: Date;
    app?: AppRegistration;
  },
): Connection {
  const { graphOrigin, demo } = originsOf(cloud, by.app);
  return {
    id,
    title,
    tenantId,
    graphOrigin,
    demo,
    source: 'page',
    cloud,
    credential: credential.kind,
    clientId,
    paused,
    ...(credential.kind === 'signIn' && { account: credential.account }),
    connectedAt: by.now.toISOString(),
    connectedBy: by.connectedBy,
    ...(by.asked && { asked: by.asked }),
  };
}
