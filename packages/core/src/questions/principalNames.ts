import type { QuestionContext } from './question';

/** People are known by their user principal names rather than by ids. */
export async function principalNames(
  { stores }: QuestionContext,
  connectionId: string,
  ids: string[],
): Promise<Map<string, string>> {
  const users = await stores.rows.getMany(connectionId, 'users', ids);
  return new Map(
    users.flatMap(({ id, userPrincipalName }) =>
      userPrincipalName ? [[id, userPrincipalName] as const] : [],
    ),
  );
}
