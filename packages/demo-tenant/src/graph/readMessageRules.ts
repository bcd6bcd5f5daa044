import type { Source } from '../data/shape';
import { AccessRule, authorize, Bearer } from './access';
import type { AnswerBody, Graph } from './answer';
import { GraphFault } from './graphFault';
import type { Query, QueryRules } from './query';
import { checkSelect, project } from './select';

export const messageRulesPath =
  /^\/users\/([^/]+)\/mailFolders\/inbox\/messageRules$/i;

/** A mailbox's rules come in one answer. */
export const messageRulesRules: QueryRules = {
  options: ['$select', '$top'],
  page: { default: 1000, max: 1000 },
};

export const messageRulesAccess: AccessRule = {
  family: 'outlook',
  permissions: [['MailboxSettings.Read']],
};

const exchange = ['EXCHANGE_S_ENTERPRISE', 'EXCHANGE_S_STANDARD'];

/**
 * The inbox rules of one mailbox. As the application any mailbox is open; a person opens their own and no other, whatever
 * is consented to.
 *
 * @see https://learn.microsoft.com/graph/api/mailfolder-list-messagerules
 */
export function readMessageRules(
  graph: Graph,
  user: string,
  query: Query,
  bearer: Bearer,
): AnswerBody {
  authorize(messageRulesAccess, bearer, graph.licensed());
  if (bearer.roles && bearer.userId !== user) {
    throw new GraphFault(
      403,
      'ErrorAccessDenied',
      'Access is denied. Check credentials and try again.',
    );
  }
  const rules = rulesOf(graph, user);
  const value: Record<string, unknown>[] = [];
  const size = graph.changes.size(rules);
  for (let index = 0; index < size && value.length < query.top; index += 1) {
    const object = graph.changes.at(rules, index);
    if (!object) continue;
    checkSelect(query.select, rules.type, object);
    value.push(project(object, query.select));
  }
  return { value };
}

function rulesOf(graph: Graph, user: string): Source {
  const { users, inboxRules } = graph.data;
  const index = users.indexOf(user);
  if (!graph.changes.find(users, user)) {
    throw new GraphFault(
      404,
      'ErrorInvalidUser',
      `The requested user '${user}' is invalid.`,
    );
  }
  const licensed = exchange.some(plan => graph.licensed().has(plan));
  if (!licensed || index === undefined || !inboxRules.hasMailbox(index)) {
    throw new GraphFault(
      404,
      'MailboxNotEnabledForRESTAPI',
      'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  }
  return inboxRules.of(index);
}
