import { severities } from '../../model';
import type { BetaSignIn, Detector, Severity } from '../../model';
import { acquaint, Acquaintance, isLearning } from './acquaintance';
import { addCase, Cases, casesOn } from './cases';
import { isLately, Lately, remember } from './lately';
import { isOwnNetwork } from './ownNetworks';
import {
  countryOf,
  DAY_MS,
  principalOf,
  succeeded,
  timeOf,
} from './signInEvent';
import { isMicrosoftNetwork, networkOf } from './sources';

const MEMORY_DAYS = 30;

interface SourceState extends Cases {
  days?: Acquaintance;
  networks?: Lately;
  countries?: Lately;
  /** Ids of credentials, shortened to what tells them apart. */
  credentials?: Lately;
}

export const spNewSource: Detector<SourceState, BetaSignIn> = {
  id: 'sig.sp-new-source',
  family: 'sig',
  title: 'An app signs in from a new place',
  severity: 'critical',
  whyItMatters:
    'Apps sign in from where they run, with a secret that nobody types. From another network in another country it is the secret that has moved.',
  howToFix: [
    'Ask the app’s owners whether it was moved or runs in a second place.',
    'If not: remove the credential it used, and look at what was done with its permissions.',
    'Use managed identities or federated credentials, and limit the app to its addresses by Conditional Access for workload identities.',
  ],
  falsePositives: [
    'An app that is moved to another provider, or runs in one of many countries.',
    'A vendor’s support that signs in as the app from home.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
    ],
  },
  needs: ['servicePrincipalSignIns'],
  uses: [
    'namedLocations',
    'roleAssignments',
    'roleDefinitions',
    'graphAppRoleAssignments',
  ],
  memory: MEMORY_DAYS * DAY_MS,

  subject: ({ servicePrincipalId }) => servicePrincipalId || undefined,
  init: () => ({}),

  step(state, event, context) {
    const at = timeOf(event);
    if (at === undefined || !succeeded(event)) return { state, witnesses: [] };
    // Automation in Microsoft's cloud moves from country to country with the cloud: it is known, and nowhere.
    const isCloud = isMicrosoftNetwork(event);
    const network = isCloud ? undefined : networkOf(event);
    const country = isCloud ? undefined : countryOf(event);
    const credential = event.servicePrincipalCredentialKeyId?.slice(0, 13);
    const { day, of } = casesOn(state, at);
    const next: SourceState = {
      day,
      of,
      days: acquaint(state.days, at),
      networks: remember(state.networks, network, at, MEMORY_DAYS),
      countries: remember(state.countries, country, at, MEMORY_DAYS),
      credentials: remember(state.credentials, credential, at, MEMORY_DAYS),
    };
    const isNew = (known: Lately | undefined, thing: string | undefined) =>
      thing !== undefined && !isLately(known, thing, at, MEMORY_DAYS);
    const isKnown = (known: Lately | undefined, thing: string | undefined) =>
      thing !== undefined && isLately(known, thing, at, MEMORY_DAYS);
    const elsewhere =
      (isNew(state.networks, network) && !isKnown(state.countries, country)) ||
      (isNew(state.countries, country) && !isKnown(state.networks, network));
    if (
      !elsewhere ||
      isLearning(state.days, at) ||
      isOwnNetwork(event, context)
    )
      return { state: next, witnesses: [] };
    const tier = context.tenant.tierOf(event.servicePrincipalId!);
    const newCredential =
      Boolean(state.credentials) && isNew(state.credentials, credential);
    const found = addCase(next, {
      subject: event.servicePrincipalId!,
      cause: `${network ?? 'AS?'} ${country ?? '?'}`,
      at,
      severity: raised(tier === undefined ? 'medium' : 'high', newCredential),
      signIns: [event],
      statement:
        'An app signed in from a network and a country from which it did not come in thirty days.',
      affected: [principalOf(event)],
      facts: {
        network: event.autonomousSystemNumber ?? null,
        country: country ?? null,
        tier: tier ?? null,
        newCredential,
        credentialKeyId: event.servicePrincipalCredentialKeyId ?? null,
      },
    });
    return { state: { ...next, ...found.cases }, witnesses: [found.witness] };
  },
};

function raised(severity: Severity, raises: boolean): Severity {
  return raises ? severities[severities.indexOf(severity) - 1] : severity;
}
