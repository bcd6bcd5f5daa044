import {
  changeSentence,
  comparePolicies,
  type SignInChange,
  type Comparison,
  type Requirement,
} from '@entra-posture/core';
import { UsageError } from '../options/UsageError';
import { readState } from './readState';

export const compareUsage = `entra-posture-mcp compare: whether a change of Conditional Access policies opens a sign-in

  entra-posture-mcp compare BEFORE AFTER

BEFORE and AFTER are JSON files or folders: policies as Graph lists them, and beside them what they name
(named locations, authentication strengths, people).

  --with PATH          belongs to both states (named locations that are kept elsewhere, names of groups)
  --require LIST       only these requirements, with commas between; all when left out:
                       mfa, phishingResistantMfa, managedDevice, block, legacyClientsBlocked, deviceCodeBlocked,
                       registrationProtected, contextMfa, workloadsBlocked
  --newcomers WORD     asIfBefore or fromNothing: how who is only in AFTER is compared
  --json               prints the whole comparison

Ends with 0 when it is proved that nothing opens, 1 when something does, 2 when the input cannot be read, 3 when what
is not known decides, and 4 on a fault of this program.
`;

const requirements: Record<string, Requirement> = {
  mfa: { id: 'mfa' },
  phishingResistantMfa: { id: 'phishingResistantMfa' },
  managedDevice: { id: 'managedDevice' },
  block: { id: 'block' },
  legacyClientsBlocked: { id: 'legacyClientsBlocked' },
  deviceCodeBlocked: { id: 'deviceCodeBlocked' },
  registrationProtected: { id: 'registrationProtected' },
  contextMfa: { id: 'mfa', targets: 'authenticationContexts' },
  workloadsBlocked: { id: 'block', of: 'workloads' },
};

interface Options {
  before: string;
  after: string;
  shared: string[];
  required: string[];
  newcomers: 'asIfBefore' | 'fromNothing';
  json: boolean;
}

/**
 * Runs the command and gives the status to end with.
 *
 * @throws UsageError and BadStateError with one sentence that says what to do
 */
export function runCompare(
  argv: readonly string[],
  print: (line: string) => void,
): number {
  if (argv.includes('--help')) {
    print(compareUsage);
    return 0;
  }
  const options = readCompareOptions(argv);
  const before = readState(options.before, options.shared);
  const after = readState(options.after, options.shared);
  if (!before.tenant.people !== !after.tenant.people)
    throw new UsageError(
      'Only one of the two states has people: give them in both, in neither, or once with --with.',
    );
  const found = comparePolicies(
    before,
    after,
    options.required.map(name => requirements[name]),
    { newcomers: options.newcomers },
  );
  const nameOf = (id: string) =>
    after.names.get(id.toLowerCase()) ?? before.names.get(id.toLowerCase());
  print(
    options.json
      ? JSON.stringify(asJson(found, options.required, nameOf), null, 2)
      : asText(found, options.required, nameOf),
  );
  return { nothingOpens: 0, opens: 1, unknown: 3 }[found.verdict];
}

function readCompareOptions(argv: readonly string[]): Options {
  const paths: string[] = [];
  const shared: string[] = [];
  let required = Object.keys(requirements);
  let newcomers: Options['newcomers'] = 'asIfBefore';
  let json = false;
  const rest = [...argv];
  const value = (flag: string) => {
    const next = rest.shift();
    if (!next || next.startsWith('--'))
      throw new UsageError(`${flag} needs a value. See compare --help.`);
    return next;
  };
  while (rest.length) {
    const word = rest.shift()!;
    if (word === '--json') json = true;
    else if (word === '--with') shared.push(value(word));
    else if (word === '--require') {
      required = value(word)
        .split(',')
        .map(each => each.trim());
      const unknown = required.find(each => !(each in requirements));
      if (unknown !== undefined)
        throw new UsageError(
          `There is no requirement ${unknown}; there are ${Object.keys(requirements).join(', ')}.`,
        );
    } else if (word === '--newcomers') {
      const given = value(word);
      if (given !== 'asIfBefore' && given !== 'fromNothing')
        throw new UsageError('--newcomers is asIfBefore or fromNothing.');
      newcomers = given;
    } else if (word.startsWith('--'))
      throw new UsageError(`Unknown option ${word}. See compare --help.`);
    else paths.push(word);
  }
  if (paths.length !== 2)
    throw new UsageError(
      'Give two files or folders: the policies before and after. See compare --help.',
    );
  const [before, after] = paths;
  return { before, after, shared, required, newcomers, json };
}

type NameOf = (id: string) => string | undefined;
const mostTold = 5;

function asText(
  { requirements: compared, verdict }: Comparison,
  required: readonly string[],
  nameOf: NameOf,
): string {
  const lines: string[] = [];
  compared.forEach((each, at) => {
    const { requirement, opens, mayOpen, incomplete } = each;
    const tell = (list: readonly SignInChange[], word: string) => {
      for (const change of list.slice(0, mostTold))
        lines.push(
          `${word} ${required[at]}: ${changeSentence(requirement, change, nameOf)}`,
        );
      if (list.length > mostTold)
        lines.push(
          `${word} ${required[at]}: ${list.length - mostTold} more; --json has all.`,
        );
    };
    tell(opens, 'opens');
    if (!opens.length) tell(mayOpen, 'may open');
    if (each.verdict === 'unknown' && incomplete)
      lines.push(
        `may open ${required[at]}: the two sets differ in too many ways to go through them all; change less at once.`,
      );
  });
  const last = {
    nothingOpens: `Proved for ${required.join(', ')}: the change opens no sign-in.`,
    opens: 'The change opens sign-ins.',
    unknown: 'Not proved: what is not known decides whether a sign-in opens.',
  }[verdict];
  return [...lines, last].join('\n');
}

function asJson(
  found: Comparison,
  required: readonly string[],
  nameOf: NameOf,
): object {
  return {
    verdict: found.verdict,
    requirements: found.requirements.map((each, at) => {
      const told = (list: readonly SignInChange[]) =>
        list.map(change => ({
          sentence: changeSentence(each.requirement, change, nameOf),
          ...change,
        }));
      return {
        name: required[at],
        verdict: each.verdict,
        incomplete: each.incomplete,
        opens: told(each.opens),
        mayOpen: told(each.mayOpen),
        // What closes is no sign-in that someone can do: the sentence would say the opposite.
        closes: each.closes,
      };
    }),
  };
}
