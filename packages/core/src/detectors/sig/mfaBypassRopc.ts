import type { Detector, SignIn } from '../../model';
import { Heap, noHeap, tellOne } from './attempts';
import { succeeded, timeOf } from './signInEvent';

/** What Exchange calls itself when it turns a legacy protocol's password into a token. */
const agents = ['BAV2ROPC', 'CBAinPROD', 'CBAinTAR'];

/** Why a sign-in was one by password alone, past anything that could ask for more. */
function wayOf(event: SignIn): string | undefined {
  if (!succeeded(event)) return undefined;
  // A second factor given in the same sign-in: the app may do that, rare as it is.
  if (event.authenticationRequirement === 'multiFactorAuthentication')
    return undefined;
  const agent = event.userAgent?.toLowerCase() ?? '';
  return (
    agents.find(each => agent.includes(each.toLowerCase())) ??
    (event.authenticationProtocol?.toLowerCase() === 'ropc'
      ? 'ropc'
      : undefined)
  );
}

/** A password handed to an app, which hands it to Microsoft: nobody can be asked for a second factor. */
export const mfaBypassRopc: Detector<Heap, SignIn> = {
  id: 'sig.mfa-bypass.ropc',
  family: 'sig',
  title: 'Password grant past MFA',
  severity: 'high',
  whyItMatters:
    'With the password grant, an app signs in with name and password alone: a second factor cannot be asked for, so guessing programs like it.',
  howToFix: [
    'Find the app: move it to a flow with a browser or device code, or to an identity of its own.',
    'Require a second factor for everybody and everything: the password grant then fails.',
    'If nobody knows the app: reset the password and revoke sessions.',
  ],
  falsePositives: [
    'A script or test that signs in with a service account; it should have an identity of its own.',
    'A mail client that Exchange still lets use a legacy protocol: see sig.legacy-auth.',
  ],
  references: {
    mitre: ['T1078.004', 'T1110'],
    urls: ['https://learn.microsoft.com/entra/identity-platform/v2-oauth-ropc'],
  },
  needs: ['signIns'],
  uses: ['nonInteractiveSignIns'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  untold:
    "Microsoft Graph's v1.0 does not tell by which protocol somebody signed in, and only the user agents of legacy mail show there; switch entra.signIns.interactiveFromBeta on, or feed an export of the sign-in log, and it is judged.",
  tells: event => Boolean(event.authenticationProtocol),
  memory: 0,

  subject: event => (wayOf(event) ? (event.userId ?? undefined) : undefined),
  init: () => noHeap,

  step(state, event) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const { heap, witness } = tellOne(state, event, at, {
      severity: 'high',
      statement:
        'A sign-in succeeded by the password grant, for which no second factor can be asked.',
      facts: told => ({
        signIns: told.attempts,
        way: wayOf(event) ?? null,
        conditionalAccessStatus: event.conditionalAccessStatus ?? null,
      }),
    });
    return { state: heap, witnesses: [witness] };
  },
};
