import { question } from '@entra-posture/core';
import type { ServerDeps } from './serverDeps';

const MOST = 20;
/** Fewer letters would list people, not complete a name. */
const LETTERS = 3;

/** Completes what is typed, from what the caller may see; each is a question that is counted and logged as others are. */
export type Complete = (typed: string) => Promise<string[]>;

export interface Completions {
  /** User principal names. */
  person: Complete;
  policy: Complete;
  role: Complete;
  finding: Complete;
}

export function completionsFor(deps: ServerDeps): Completions {
  const ask = async (
    of: keyof Completions,
    name: string,
    input: Record<string, unknown>,
    values: (answer: any) => string[],
  ): Promise<string[]> => {
    const { structuredContent } = await deps.callLog.record<Completed>(
      { tool: `completion/${of}`, caller: deps.caller },
      async () => {
        const answer = await deps.answerer.answer(
          question(name),
          input,
          deps.caller,
        );
        return { structuredContent: { values: values(answer) } };
      },
      // Nothing to offer, whatever the reason: the call that the value is for says what is wrong.
      () => ({ isError: true }),
    );
    return (structuredContent?.values ?? []).slice(0, MOST);
  };
  return {
    person: async typed =>
      typed.length < LETTERS || !deps.caller.personalData
        ? []
        : ask(
            'person',
            'search_entities',
            { query: typed.slice(0, 100), kinds: ['user'], limit: MOST },
            ({ items }) => items.map(({ entity }: Named) => entity),
          ),
    policy: typed =>
      ask(
        'policy',
        'list_policies',
        { ...(typed ? { query: typed.slice(0, 200) } : {}), limit: MOST },
        ({ items }) => items.map(({ policy }: { policy: string }) => policy),
      ),
    role: typed =>
      ask('role', 'list_privileged_access', { limit: 1 }, ({ roles }) =>
        roles
          .map(({ label }: Named) => label)
          .filter((label: string) =>
            label.toLowerCase().includes(typed.toLowerCase()),
          ),
      ),
    finding: typed =>
      ask('finding', 'list_findings', { limit: 100 }, ({ items }) =>
        items
          .map(({ finding }: { finding: string }) => finding)
          .filter((finding: string) => finding.includes(typed)),
      ),
  };
}

interface Named {
  entity: string;
  label: string;
}

interface Completed {
  isError?: boolean;
  structuredContent?: { values: string[] };
}
