/**
 * How an entity of the catalog says what of a tenant it is. The catalog's own provider for Microsoft Graph writes the ones
 * of people, groups and tenants (MICROSOFT_GRAPH_USER_ID_ANNOTATION and so on); there is none for apps, which therefore
 * have one of the same family. A value may name several, separated by commas.
 *
 * @see https://backstage.io/docs/integrations/azure/org
 */
export const annotations = {
  /** Application (client) id: of an app registration and of the enterprise apps made of it. */
  appId: 'graph.microsoft.com/app-id',
  /** Object id of an app registration or of an enterprise app (service principal). */
  objectId: 'graph.microsoft.com/object-id',
  groupId: 'graph.microsoft.com/group-id',
  userId: 'graph.microsoft.com/user-id',
  email: 'microsoft.com/email',
  /** Where it is given, what else is annotated is of that tenant only. */
  tenantId: 'graph.microsoft.com/tenant-id',
} as const;
