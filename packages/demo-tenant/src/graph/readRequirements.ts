import { AccessRule, authorize, Bearer } from './access';
import type { AnswerBody, Graph } from './answer';
import { GraphFault } from './graphFault';
import type { QueryRules } from './query';
import { roles } from './resourceRules';

export const requirementsPath =
  /^\/users\/([^/]+)\/authentication\/requirements$/i;

/** None is documented. */
export const requirementsRules: QueryRules = {
  options: [],
  page: { default: 1, max: 1 },
};

const access: AccessRule = {
  family: 'directory',
  permissions: [['Policy.Read.All']],
  roles: [roles.globalReader, roles.authenticationPolicyAdministrator],
};

/**
 * Whether one account is asked for MFA by itself.
 *
 * @see https://learn.microsoft.com/graph/api/authentication-get?view=graph-rest-beta
 */
export function readRequirements(
  graph: Graph,
  user: string,
  bearer: Bearer,
): AnswerBody {
  authorize(access, bearer, graph.licensed());
  const { users, perUserMfa } = graph.data;
  const index = users.indexOf(user);
  if (!graph.changes.find(users, user)) {
    throw new GraphFault(
      404,
      'Request_ResourceNotFound',
      `Resource '${user}' does not exist or one of its queried reference-property objects are not present.`,
    );
  }
  return {
    perUserMfaState: index === undefined ? 'disabled' : perUserMfa.state(index),
  };
}
