import type { Composition, Part } from '../../model';
import { between, byTime, ChainOf, chainWitness } from './chain';

const WITHIN_MS = 24 * 3_600_000;

/** Signs that somebody else signed in. */
const breakIns: ReadonlySet<string> = new Set([
  'sig.risky-signin',
  'sig.impossible-travel',
  'sig.aitm-client',
  'sig.device-code',
  'sig.device-code-broker',
  'sig.mfa-fatigue',
]);

/** What an intruder does to stay, or to go on. */
const footholds: ReadonlySet<string> = new Set([
  'aud.method-admin',
  'aud.method-after-risk',
  'aud.device-registration',
  'sig.register-no-mfa',
  'aud.consent',
  'aud.app-credential',
  'aud.app-permission',
  'aud.role-assigned',
]);

/** A sign-in of somebody else, and what they did with it. */
export const takeoverChain: Composition = {
  id: 'cmp.takeover-chain',
  family: 'cmp',
  title: 'An account was taken over and used',
  severity: 'critical',
  whyItMatters:
    'A suspicious sign-in alone is often a journey, and a new method alone is often a new phone. One after the other within a day, for one person, they are what an account looks like that somebody else has taken.',
  howToFix: [
    'Disable the account, revoke its sessions, and ask the person by another way.',
    'Undo what the timeline shows: remove the method, the device, the consent, the credential or the role.',
    'Reset the password, register methods anew together with the person, and look for inbox rules and for what else was read.',
  ],
  falsePositives: [
    'A person who travels, signs in from a new place and sets up a new phone on the same day.',
    'A test of your own of how such a chain is noticed.',
  ],
  references: {
    mitre: ['T1078.004', 'T1098'],
    urls: [
      'https://learn.microsoft.com/security/operations/incident-response-playbook-compromised-malicious-app',
      'https://learn.microsoft.com/entra/architecture/security-operations-user-accounts',
    ],
  },
  needs: ['signIns', 'directoryAudits'],
  parts: [...breakIns, ...footholds],
  within: WITHIN_MS,
  compose(principal, parts) {
    if (principal.kind !== 'user') return [];
    return chainsOf([...parts].sort(byTime)).map(chain =>
      chainWitness(principal, chain, {
        statement: `A sign-in that may be somebody else's was followed within a day by ${chain.consequences.length === 1 ? 'a step' : `${chain.consequences.length} steps`} to stay in or to go on.`,
        facts: {
          signs: [...new Set(chain.causes.map(({ checkId }) => checkId))],
          steps: [...new Set(chain.consequences.map(({ checkId }) => checkId))],
        },
      }),
    );
  },
};

/** Chains that begin on one day are one finding. */
function beginAlike(
  causes: ReadonlySet<Part>,
  signs: readonly Part[],
): boolean {
  const [first] = [...causes].sort(byTime);
  return first.at.slice(0, 10) === signs[0].at.slice(0, 10);
}

/** A step belongs to the signs of the day before it; signs that share a step are one chain. */
function chainsOf(parts: readonly Part[]): ChainOf[] {
  const chains: { causes: Set<Part>; consequences: Part[] }[] = [];
  const signs = parts.filter(({ checkId }) => breakIns.has(checkId));
  for (const step of parts.filter(({ checkId }) => footholds.has(checkId))) {
    const before = signs.filter(
      sign => between(sign, step) >= 0 && between(sign, step) <= WITHIN_MS,
    );
    if (!before.length) continue;
    const last = chains[chains.length - 1];
    if (
      last &&
      (before.some(sign => last.causes.has(sign)) ||
        beginAlike(last.causes, before))
    ) {
      for (const sign of before) last.causes.add(sign);
      last.consequences.push(step);
    } else chains.push({ causes: new Set(before), consequences: [step] });
  }
  return chains.map(({ causes, consequences }) => ({
    causes: [...causes].sort(byTime),
    consequences,
  }));
}
