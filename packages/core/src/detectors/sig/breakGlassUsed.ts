import type { Detector, SignIn } from '../../model';
import { addCase, Cases, casesOn } from './cases';
import { appOf, isInterrupt, personOf, succeeded, timeOf } from './signInEvent';

/** What failed sign-ins carry where the name is nobody's. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export const breakGlassUsed: Detector<Cases, SignIn> = {
  id: 'sig.break-glass-used',
  family: 'sig',
  title: 'An emergency account was used',
  severity: 'critical',
  whyItMatters:
    'Accounts for emergencies hold the highest role and no policy stops them. Nobody uses one without a reason that everyone knows of; whoever tries one without is after the tenant.',
  howToFix: [
    'Ask who opened the envelope, and why.',
    'If nobody did: reset the account’s credentials, revoke its sessions, and look at everything it did.',
    'After a drill, acknowledge the finding with who tested it.',
  ],
  falsePositives: [
    'Drills: an emergency account should be tested several times a year.',
  ],
  references: {
    mitre: ['T1078.004'],
    cis: ['2.2.1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
    ],
  },
  needs: ['signIns', 'users'],
  uses: ['nonInteractiveSignIns', 'groups'],
  logs: ['signIns', 'nonInteractiveSignIns'],
  memory: 0,

  notApplicable: ({ breakGlassAccounts }) =>
    breakGlassAccounts.length
      ? undefined
      : 'No emergency account is declared; name them under entra.declarations.breakGlassAccounts.',
  // A failed try may know the account by its name alone.
  subject: ({ userId, userPrincipalName }) =>
    (userId && userId !== NOBODY ? userId : userPrincipalName?.toLowerCase()) ||
    undefined,
  init: () => ({}),

  step(state, event, { tenant, declarations }) {
    const at = timeOf(event);
    if (at === undefined) return { state, witnesses: [] };
    const today = casesOn(state, at);
    if (
      isInterrupt(event) ||
      event.status?.errorCode === undefined ||
      event.status.errorCode === null
    )
      return { state: today, witnesses: [] };
    const subject = breakGlassUsed.subject(event)!;
    const declared =
      tenant.isBreakGlass(subject, event.userPrincipalName ?? undefined) ??
      isNamed(event, declarations.breakGlassAccounts);
    if (!declared) return { state: today, witnesses: [] };
    const success = succeeded(event);
    const { cases, witness } = addCase(today, {
      subject,
      cause: '',
      at,
      severity: success ? 'critical' : 'high',
      signIns: [event],
      statement: success
        ? 'Somebody signed in with an emergency account.'
        : 'Somebody tried to sign in with an emergency account.',
      affected: [{ ...personOf(event), id: subject }, ...appOf(event)],
      facts: { errorCode: event.status.errorCode },
    });
    return { state: cases, witnesses: [witness] };
  },
};

/** By id or name, which needs no reading of the tenant; a declared group does. */
function isNamed(
  { userId, userPrincipalName }: SignIn,
  declared: readonly string[],
): boolean {
  return declared.some(each => {
    const name = each.toLowerCase();
    return (
      name === userId?.toLowerCase() ||
      name === userPrincipalName?.toLowerCase()
    );
  });
}
