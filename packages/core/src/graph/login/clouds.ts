import type { Cloud } from '../../model';

/**
 * Login and Graph of each of Microsoft's clouds.
 *
 * @see https://learn.microsoft.com/graph/deployments
 * @see https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
 */
export const clouds: Readonly<
  Record<Cloud, { title: string; loginOrigin: string; graphOrigin: string }>
> = {
  global: {
    title: 'Microsoft global cloud',
    loginOrigin: 'https://login.microsoftonline.com',
    graphOrigin: 'https://graph.microsoft.com',
  },
  usGov: {
    title: 'Microsoft Graph for US Government L4',
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: 'https://graph.microsoft.us',
  },
  usGovDod: {
    title: 'Microsoft Graph for US Government L5 (DoD)',
    loginOrigin: 'https://login.microsoftonline.us',
    graphOrigin: 'https://dod-graph.microsoft.us',
  },
  china: {
    title: 'Microsoft Graph China operated by 21Vianet',
    loginOrigin: 'https://login.partner.microsoftonline.cn',
    graphOrigin: 'https://microsoftgraph.chinacloudapi.cn',
  },
};

/** What a token is asked for: Microsoft Graph, under whatever address an emulated one listens. */
export function graphResource(graphOrigin: string): string {
  const { origin } = new URL(graphOrigin);
  const known = Object.values(clouds).some(each => each.graphOrigin === origin);
  return known ? origin : clouds.global.graphOrigin;
}
