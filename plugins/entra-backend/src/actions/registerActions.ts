import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { Answerer } from '@entra-posture/mcp-server';
import type { Access } from '../access/Access';
import { entraPostureReadPermission } from '../access/permissions';
import { toPortalError } from '../answer/toPortalError';

/** The same questions as actions of the portal, so that its own MCP endpoint and its templates have them. */
export function registerActions(
  registry: ActionsRegistryService,
  deps: { access: Access; answerer: Answerer },
): void {
  for (const question of deps.answerer.questions) {
    registry.register({
      name: question.name,
      title: question.title,
      description: question.description,
      visibilityPermission: entraPostureReadPermission,
      attributes: { readOnly: true, destructive: false, idempotent: true },
      schema: {
        // The registry renders with its own zod 3; the questions keep to what both versions have.
        input: z => question.input(z as any).strict() as any,
        output: z => question.output(z as any) as any,
      },
      async action({ input, credentials }) {
        try {
          const caller = await deps.access.reader(credentials, 'action');
          return {
            output: await deps.answerer.answer(question, input, caller),
          };
        } catch (error) {
          throw toPortalError(error);
        }
      },
    });
  }
}
