import { completable } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ground, quoted, RegisterPrompt } from './prompt';

export const investigatePerson: RegisterPrompt = (server, { person, ask }) =>
  server.registerPrompt(
    'investigate_person',
    {
      title: 'Investigate a person',
      description:
        'What somebody may do, what happened to the account, and what to do about it.',
      argsSchema: z.object({
        person: completable(
          z.string().min(1).max(200).describe('User principal name or id'),
          person,
        ),
      }),
    },
    ({ person: whom }) =>
      ask(
        'investigate_person',
        `Investigate ${quoted(whom)}. Use get_entity for roles, groups, findings and the risk with its points, explain_finding for each finding that is of a sign-in or of a change, explain_ca_for_user for what a sign-in has to pass, and compare_snapshots for what was changed about the account. Tell it as a time line, say which facts speak for a takeover and which against, and what to do in which order. ${ground}`,
      ),
  );
