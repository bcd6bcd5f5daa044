import { completable } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ground, quoted, RegisterPrompt } from './prompt';

export const reviewPolicy: RegisterPrompt = (server, { policy, ask }) =>
  server.registerPrompt(
    'review_policy',
    {
      title: 'Review a Conditional Access policy',
      description:
        'What a policy does, whom it leaves out, and what would be open without it.',
      argsSchema: z.object({
        policy: completable(
          z.string().min(1).max(200).describe('Id from list_policies'),
          policy,
        ),
      }),
    },
    ({ policy: which }) =>
      ask(
        'review_policy',
        `Review the Conditional Access policy ${quoted(which)}. Use list_policies for what it says, get_entity for findings that name it, and check_ca_gaps with assume for what would change if it were enabled, disabled, or without its exclusions. Say in plain words what it does, whom it leaves out and whether that is justified, and which change would close the most with the least trouble; changes start in report-only. ${ground}`,
      ),
  );
