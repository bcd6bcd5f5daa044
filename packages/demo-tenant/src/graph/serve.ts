import type { AnswerBody, Graph } from './answer';
import { AccessRule, authorize, Bearer } from './access';
import { betaResources } from './betaResources';
import { badRequest, GraphFault, notEmulated } from './graphFault';
import { readQuery } from './query';
import { readDelta } from './readDelta';
import { readList } from './readList';
import { readLogPage } from './readLogPage';
import { membersPath, membersRules, readMembers } from './readMembers';
import {
  messageRulesPath,
  messageRulesRules,
  readMessageRules,
} from './readMessageRules';
import {
  readRequirements,
  requirementsPath,
  requirementsRules,
} from './readRequirements';
import { sharingAddress } from './readSharing';
import type { Resource } from './resource';
import { resources } from './resources';
import { checkSelect, project, without } from './select';
import type { Throttle, ThrottleClass } from './throttle';

export interface GraphRequest {
  method: string;
  /** Below the origin, with its query: `/v1.0/users?$top=5`. */
  target: string;
  headers: { consistencyLevel?: string; prefer?: string };
  bearer: Bearer;
}

export interface GraphAnswer {
  status: number;
  headers: Record<string, string>;
  body: AnswerBody;
}

/** Answers one request as the documents say; an error is an answer too. */
export function serve(
  graph: Graph,
  throttle: Throttle,
  request: GraphRequest,
): GraphAnswer {
  try {
    const url = new URL(request.target, 'https://emulated.invalid');
    const [, version, ...rest] = url.pathname.split('/');
    if (version !== 'v1.0' && version !== 'beta')
      throw badRequest(`Invalid version '${version}'.`);
    if (request.method !== 'GET') {
      throw new GraphFault(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      );
    }
    const path = `/${rest.join('/')}`;
    return (version === 'beta' ? answerBeta : answer)(
      graph,
      throttle,
      request,
      path,
      url.searchParams,
    );
  } catch (error) {
    if (!(error instanceof GraphFault)) throw error;
    return {
      status: error.status,
      headers: error.headers,
      body: errorBody(error),
    };
  }
}

export function errorBody(fault: GraphFault): AnswerBody {
  return {
    error: {
      code: fault.code,
      message: fault.message,
      innerError: {
        date: new Date().toISOString().slice(0, 19),
        'request-id': crypto.randomUUID(),
      },
    },
  };
}

const memberAccess: AccessRule = {
  family: 'directory',
  permissions: [
    ['GroupMember.Read.All'],
    ['Group.Read.All'],
    ['Directory.Read.All'],
  ],
};

function answer(
  graph: Graph,
  throttle: Throttle,
  request: GraphRequest,
  path: string,
  search: URLSearchParams,
): GraphAnswer {
  const group = membersPath.exec(path)?.[1];
  if (group) {
    const headers = throttle.spend('directory', units(3, search));
    authorize(memberAccess, request.bearer, graph.licensed());
    const query = readQuery(search, membersRules, request.headers);
    return {
      status: 200,
      headers,
      body: context('directoryObjects', readMembers(graph, path, group, query)),
    };
  }
  const mailbox = messageRulesPath.exec(path)?.[1];
  if (mailbox) {
    const headers = throttle.spend('outlook', 1, mailbox);
    const query = readQuery(search, messageRulesRules, request.headers);
    const rules = readMessageRules(graph, mailbox, query, request.bearer);
    return { status: 200, headers, body: context(path.slice(1), rules) };
  }
  const shared = sharingAddress(path, search);
  if (shared) {
    const headers = throttle.spend('sharepoint', shared.units);
    const body = shared.answer(graph, request);
    return { status: 200, headers, body: context(path.slice(1), body) };
  }
  const resource = resources.find(each => each.path === path);
  if (!resource)
    throw badRequest(
      `Resource not found for the segment '${path.split('/')[1] ?? ''}'.`,
    );
  return answerResource(graph, throttle, request, resource, search);
}

function answerBeta(
  graph: Graph,
  throttle: Throttle,
  request: GraphRequest,
  path: string,
  search: URLSearchParams,
): GraphAnswer {
  const person = requirementsPath.exec(path)?.[1];
  if (person) {
    const headers = throttle.spend('directory', 1);
    readQuery(search, requirementsRules, request.headers);
    const body = readRequirements(graph, person, request.bearer);
    return { status: 200, headers, body: context(path.slice(1), body, 'beta') };
  }
  const resource = betaResources.find(each => each.path === path);
  if (!resource) throw notEmulated(`beta${path}`);
  return answerResource(graph, throttle, request, resource, search);
}

function answerResource(
  graph: Graph,
  throttle: Throttle,
  request: GraphRequest,
  resource: Resource,
  search: URLSearchParams,
): GraphAnswer {
  const special =
    search
      .get('$select')
      ?.split(',')
      .includes(resource.costly?.property ?? '') ||
    search.get('$filter')?.includes(resource.costly?.property ?? '\n') ||
    resumesCostly(graph, resource, search);
  const costly = special ? resource.costly : undefined;
  const name: ThrottleClass = costly?.throttle ?? resource.throttle;
  const headers = throttle.spend(
    name,
    name === 'directory' ? units(resource.cost, search) : 1,
  );
  authorize(
    resource.expandAccess?.[search.get('$expand') ?? ''] ??
      costly?.access ??
      (request.bearer.roles ? resource.delegated : undefined) ??
      resource.access,
    request.bearer,
    graph.licensed(),
  );
  const asked = readQuery(search, resource.query, request.headers);
  const query = {
    ...asked,
    top: Math.min(asked.top, graph.pages?.objects ?? Infinity),
  };
  return {
    status: 200,
    headers,
    body: context(
      resource.path.slice(1),
      read(graph, resource, query, request.bearer),
      resource.version,
    ),
  };
}

/** A next link hides its `$select`: what it costs is known from the link's own state. */
function resumesCostly(
  graph: Graph,
  resource: Resource,
  search: URLSearchParams,
): boolean {
  const token = search.get('$skiptoken');
  if (!resource.costly || !token) return false;
  const { query } = graph.links.read('$skiptoken', resource.path, token);
  return Boolean(query.select?.split(',').includes(resource.costly.property));
}

function read(
  graph: Graph,
  resource: Resource,
  query: ReturnType<typeof readQuery>,
  bearer: Bearer,
): AnswerBody {
  const { source } = resource;
  switch (source.kind) {
    case 'list':
      return readList(graph, resource, query);
    case 'delta':
      return readDelta(graph, resource, query);
    case 'log':
      return readLogPage(graph, resource, query, bearer.permissions);
    case 'single':
    case 'collectionOfOne': {
      const planted = source.of(graph.data);
      const object =
        graph.changes.at(
          {
            kind: resource.path,
            type: resource.path,
            size: 1,
            at: () => planted,
          },
          0,
        ) ?? planted;
      checkSelect(query.select, resource.path.slice(1), object);
      const picked = project(object, query.select);
      const shown = resource.withoutId ? without(picked, ['id']) : picked;
      return source.kind === 'single' ? shown : { value: [shown] };
    }
    default:
      throw new Error(
        `Unknown source ${JSON.stringify(source satisfies never)}`,
      );
  }
}

function context(path: string, body: AnswerBody, version = 'v1.0'): AnswerBody {
  return {
    '@odata.context': `https://graph.microsoft.com/${version}/$metadata#${path}`,
    ...body,
  };
}

/** @see https://learn.microsoft.com/graph/throttling-limits */
function units(cost: number, search: URLSearchParams): number {
  const top = Number(search.get('$top') ?? NaN);
  return Math.max(
    1,
    cost -
      (search.has('$select') ? 1 : 0) +
      (search.has('$expand') ? 1 : 0) -
      (top < 20 ? 1 : 0),
  );
}
