import { completable } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { ground, quoted, RegisterPrompt } from './prompt';

export const explainToManager: RegisterPrompt = (server, { finding, ask }) =>
  server.registerPrompt(
    'explain_to_manager',
    {
      title: 'Explain a finding to a manager',
      description:
        'One finding in plain words: what may happen, how likely, what it takes to fix.',
      argsSchema: z.object({
        finding: completable(
          z.string().min(1).max(200).describe('Handle from list_findings'),
          finding,
        ),
      }),
    },
    ({ finding: which }) =>
      ask(
        'explain_to_manager',
        `Use explain_finding with ${quoted(which)}. Explain it in at most 150 words to somebody who decides about time and money and does not know the product: what may happen, to whom, how it is known, what it takes to fix, what is at risk until then. No abbreviation without its meaning. ${ground}`,
      ),
  );
