import type { GraphObject, Source } from '../data/shape';
import { AccessRule, authorize, Bearer } from './access';
import type { AnswerBody, Graph } from './answer';
import { GraphFault } from './graphFault';
import type { GraphRequest } from './serve';
import { readDriveDelta } from './readDriveDelta';
import { readQuery, type QueryRules } from './query';
import { checkSelect, project } from './select';

const drivesPath = /^\/sites\/([^/]+)\/drives$/i;
const deltaPath = /^\/drives\/([^/]+)\/root\/delta$/i;
const permissionsPath = /^\/drives\/([^/]+)\/items\/([^/]+)\/permissions$/i;

const access: AccessRule = {
  family: 'sharePoint',
  permissions: [
    ['Files.Read.All'],
    ['Files.ReadWrite.All'],
    ['Sites.Read.All'],
    ['Sites.ReadWrite.All'],
  ],
  licences: ['SHAREPOINTENTERPRISE', 'SHAREPOINTSTANDARD'],
};
const drivesRules: QueryRules = {
  options: ['$select', '$top'],
  page: { default: 200, max: 999 },
};
const permissionsRules: QueryRules = {
  options: ['$select'],
  page: { default: 200, max: 200 },
};

/** What an address below a site or a library costs, and answers; undefined where it is none of these. */
export function sharingAddress(
  path: string,
  search: URLSearchParams,
):
  | { units: number; answer(graph: Graph, request: GraphRequest): AnswerBody }
  | undefined {
  const site = drivesPath.exec(path)?.[1];
  if (site)
    return {
      units: 2,
      answer: (graph, request) => readDrives(graph, site, search, request),
    };
  const drive = deltaPath.exec(path)?.[1];
  if (drive)
    return {
      units: search.has('token') ? 1 : 2,
      answer: (graph, request) =>
        readDriveDelta(
          graph,
          itemsOf(graph, drive, request.bearer),
          path,
          search,
          request,
        ),
    };
  const [, of, item] = permissionsPath.exec(path) ?? [];
  if (of)
    return {
      units: 5,
      answer: (graph, request) =>
        readPermissions(graph, of, item, search, request),
    };
  return undefined;
}

/** @see https://learn.microsoft.com/graph/api/drive-list */
function readDrives(
  graph: Graph,
  id: string,
  search: URLSearchParams,
  { bearer, headers }: GraphRequest,
): AnswerBody {
  authorize(access, bearer, graph.licensed());
  const query = readQuery(search, drivesRules, headers);
  const { sites } = graph.data.sharePoint;
  const place = graph.changes.indexOf(sites, decodeURIComponent(id));
  if (place === undefined || place >= sites.size)
    throw notFound('Requested site could not be found');
  const drive = graph.data.sharing.drive(place);
  trim(drive, bearer);
  checkSelect(query.select, 'drive', drive);
  return { value: [project(drive, query.select)] };
}

function itemsOf(graph: Graph, drive: string, bearer: Bearer): Source {
  authorize(access, bearer, graph.licensed());
  const { sharing, sharePoint } = graph.data;
  const place = sharing.siteOf(decodeURIComponent(drive));
  if (place === undefined || !graph.changes.at(sharePoint.sites, place))
    throw notFound('The resource could not be found.');
  trim(sharing.drive(place), bearer);
  return sharing.items(place);
}

/** A person opens what is theirs, whatever is consented to; the application opens everything. */
function trim(drive: GraphObject, { roles, userId }: Bearer): void {
  const { user } = drive.owner as { user?: { id: string } };
  if (roles && (!user || user.id !== userId))
    throw new GraphFault(403, 'accessDenied', 'Access denied');
}

/**
 * An item's own permissions and those of the folders above. The documents say that libraries do not tell which are
 * inherited; they do, by an empty object.
 *
 * @see https://learn.microsoft.com/graph/api/driveitem-list-permissions
 */
function readPermissions(
  graph: Graph,
  drive: string,
  id: string,
  search: URLSearchParams,
  { bearer, headers }: GraphRequest,
): AnswerBody {
  const items = itemsOf(graph, drive, bearer);
  const query = readQuery(search, permissionsRules, headers);
  const item = graph.changes.find(items, decodeURIComponent(id));
  if (!item) throw notFound('The resource could not be found.');
  const above = [
    ...(item.root ? [] : [graph.changes.at(items, 0)]),
    graph.changes.find(items, `${item.parent ?? ''}`),
  ];
  const inherited = above
    .flatMap(each => (each?.permissions ?? []) as GraphObject[])
    .map(each => ({ ...each, inheritedFrom: {} }));
  const permissions = [
    ...inherited,
    ...((item.permissions ?? []) as GraphObject[]),
  ];
  return {
    value: permissions.map(each => project(each as GraphObject, query.select)),
  };
}

function notFound(message: string): GraphFault {
  return new GraphFault(404, 'itemNotFound', message);
}
