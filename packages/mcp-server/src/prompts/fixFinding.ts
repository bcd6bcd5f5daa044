import { completable } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ground, quoted, RegisterPrompt } from './prompt';

export const fixFinding: RegisterPrompt = (server, { finding, ask }) =>
  server.registerPrompt(
    'fix_finding',
    {
      title: 'Fix one finding',
      description:
        'Steps to take away one finding, with whom it touches and what may break.',
      argsSchema: z.object({
        finding: completable(
          z.string().min(1).max(200).describe('Handle from list_findings'),
          finding,
        ),
      }),
    },
    ({ finding: which }) =>
      ask(
        'fix_finding',
        `Use explain_finding with ${quoted(which)}. Write the steps to fix it for the person who has to do it: what to check before, the steps, who is affected and must be told, what may break and how to go back, and how to see that it worked. ${ground}`,
      ),
  );
