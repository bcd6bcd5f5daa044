import type { BetaSignIn, Detector } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { apps, administrationTargets } from './firstPartyApps';
import { remembered } from './remembered';
import {
  appOf,
  deviceOf,
  isFullerInteractive,
  isInteractive,
  isInterrupt,
  MINUTE_MS,
  personOf,
  principalOf,
  succeeded,
  timeOf,
} from './signInEvent';

const SWEEP_MS = 10 * MINUTE_MS;
const SWEEP_TARGETS = 6;
/** Of these: what no person reaches by clicking through pages. */
const SWEEP_SCRIPTED = 3;

/**
 * Agents by which tools give themselves away. Who means to hide changes them: to find none says little.
 *
 * @see https://github.com/SpecterOps/AzureHound
 * @see https://github.com/dirkjanm/ROADtools, whose requests are aiohttp's
 * @see https://www.proofpoint.com/us/blog/threat-insight/attackers-unleash-teamfiltration-account-takeover-campaign
 */
const tools: readonly [name: string, agent: RegExp][] = [
  ['AzureHound', /azurehound/i],
  ['BloodHound', /(blood|sharp)hound/i],
  ['ROADtools', /\baiohttp\/|roadtools|roadrecon/i],
  // An old client of Teams, years out of date, that no one has any more.
  [
    'TeamFiltration',
    /teamfiltration|Teams\/1\.3\.00\.30866 .*Electron\/8\.5\.1/i,
  ],
];

const toolOf = remembered(
  agent => tools.find(([, pattern]) => pattern.test(agent))?.[0],
);

function usedTool(event: BetaSignIn): string | undefined {
  return succeeded(event) ? toolOf(event.userAgent ?? '') : undefined;
}

/** What tools try a password on: where one of them asks for one factor only, the rest of the tenant is behind it. */
const sweepTargets: ReadonlySet<string> = new Set([
  ...administrationTargets,
  apps.directoryGraph,
  apps.exchange,
  apps.graph,
  apps.officeHome,
  apps.officePortal,
  apps.sharePoint,
  apps.visualStudioCode,
]);

interface ReconState extends Cases {
  /** Tries of the past ten minutes, one for each app and resource. */
  tries?: [target: string, at: number, scripted: 0 | 1, id: string][];
}

/** A try with one factor on a computer that nobody registered; its target as it is remembered. */
function targetOf(event: BetaSignIn): string | undefined {
  const { appId, resourceId } = event;
  const first = [appId, resourceId].some(id => sweepTargets.has(id ?? ''));
  return first &&
    isInteractive(event) &&
    !isInterrupt(event) &&
    !deviceOf(event) &&
    event.authenticationRequirement === 'singleFactorAuthentication'
    ? `${appId?.slice(0, 8)}/${resourceId?.slice(0, 8)}`
    : undefined;
}

export const reconTool: Detector<ReconState, BetaSignIn> = {
  id: 'sig.recon-tool',
  family: 'sig',
  title: 'Traces of an attacker’s tool',
  severity: 'high',
  whyItMatters:
    'Tools that map a tenant or look for the app that asks for one factor only are run before an attack, by whoever has an account already.',
  howToFix: [
    'Ask whether somebody tests the tenant’s security by agreement.',
    'If not: reset the account’s credentials, revoke its sessions, and look at what it read.',
    'Require a second factor for every app, and limit who may use administration tools.',
  ],
  falsePositives: [
    'Tests of security that were agreed on.',
    'Scripts of your own that are written with aiohttp.',
  ],
  references: {
    mitre: ['T1087.004', 'T1526'],
    urls: [
      'https://learn.microsoft.com/graph/microsoft-graph-activity-logs-overview',
    ],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns', 'servicePrincipalSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns', 'servicePrincipalSignIns'],
  memory: SWEEP_MS,
  untold:
    'Only Graph’s beta and exports of the log tell how many factors an app asked for: set entra.signIns.interactiveFromBeta, or feed an export.',

  tells: isFullerInteractive,
  subject: event =>
    usedTool(event) || targetOf(event)
      ? event.userId || event.servicePrincipalId || undefined
      : undefined,
  init: () => ({}),
  rest(state, at) {
    const { day, of } = casesOn(state, at);
    const tries = state.tries?.filter(([, then]) => at - then <= SWEEP_MS);
    return { day, of, tries: tries?.length ? tries : undefined };
  },

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const usual = reconTool.rest!(state, at);
    const tool = usedTool(event);
    const target = targetOf(event);
    const subject = reconTool.subject(event)!;
    const who = event.userId ? personOf(event) : principalOf(event);
    if (tool) {
      const { cases, witness } = addCase(usual, {
        subject,
        cause: tool,
        at,
        severity: 'high',
        signIns: [event],
        statement: 'A sign-in was made by a tool that explores tenants.',
        affected: [who, ...appOf(event)],
        facts: { tool, userAgent: event.userAgent },
      });
      return { state: { ...usual, ...cases }, witnesses: [witness] };
    }
    if (!target) return { state: usual, witnesses: [] };
    const scripted = event.clientAppUsed === 'Browser' ? 0 : 1;
    const tries: NonNullable<ReconState['tries']> = [
      ...(usual.tries ?? []).filter(([each]) => each !== target),
      [target, at, scripted, event.id],
    ];
    const next: ReconState = { ...usual, tries: tries.slice(-SWEEP_TARGETS) };
    if (
      tries.length < SWEEP_TARGETS ||
      tries.filter(([, , each]) => each).length < SWEEP_SCRIPTED
    )
      return { state: next, witnesses: [] };
    const { cases, witness } = addCase(next, {
      subject,
      cause: 'sweep',
      at,
      severity: 'high',
      signIns: tries.map(([, then, , id]) =>
        id === event.id
          ? event
          : { id, createdDateTime: new Date(then).toISOString() },
      ),
      statement:
        'One password was tried on six or more of Microsoft’s apps within ten minutes, with one factor.',
      affected: [who],
      facts: {
        targets: tries.length,
        minutes: Math.round((at - tries[0][1]) / MINUTE_MS),
      },
    });
    return { state: { ...next, ...cases }, witnesses: [witness] };
  },
};
