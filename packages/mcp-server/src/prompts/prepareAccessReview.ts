import { completable } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ground, quoted, RegisterPrompt } from './prompt';

export const prepareAccessReview: RegisterPrompt = (server, { role, ask }) =>
  server.registerPrompt(
    'prepare_access_review',
    {
      title: 'Prepare an access review',
      description:
        'A list for the reviewer of a role: who holds it, how, since when used, and what to ask.',
      argsSchema: z.object({
        role: completable(
          z.string().min(1).max(100).describe('Name of a role'),
          role,
        ),
      }),
    },
    ({ role: which }) =>
      ask(
        'prepare_access_review',
        `Prepare an access review of the role ${quoted(which)}. Use list_privileged_access with role, all pages, and get_entity for holders who are permanent, dormant, guests, or without multifactor authentication. Make a table for the reviewer: who, how (permanent, eligible, through which group), last activity, factors, and a recommendation (keep, make eligible, remove) with its reason. ${ground}`,
      ),
  );
