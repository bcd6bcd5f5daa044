import type { CaDevice, WholePolicy } from '../../conditionalAccess';
import {
  matchDevice,
  parseDeviceRule,
} from '../../conditionalAccess/deviceFilter';
import { defineCheck } from '../../model';
import { isForEveryone } from './everyone';
import { reachesMailAndFiles } from './mailAndFiles';
import {
  acceptedExclusions,
  baselineNeeds,
  existence,
  shortfall,
} from './policies';
import { sessionLimits } from './sessionLimits';

/** Neither compliant nor hybrid joined: one that the directory never saw, one that its owner registered, one that joined. */
const unmanaged: readonly CaDevice[] = [
  { registered: false },
  { registered: true, isCompliant: false, trustType: 'Workplace' },
  { registered: true, isCompliant: false, trustType: 'AzureAD' },
];

function limits({ policy }: WholePolicy): boolean {
  const { hours, browserForgets, restrictedApps } = sessionLimits(policy);
  return (hours ?? Infinity) <= 24 || browserForgets || restrictedApps;
}

/** A filter that asks for more than is known of such a device may miss it, as one that cannot be read. */
function reachesUnmanaged({ policy }: WholePolicy): boolean {
  const filter = policy.conditions?.devices?.deviceFilter as
    { mode?: string; rule?: string } | null | undefined;
  if (!policy.conditions?.devices) return true;
  if (!filter?.rule || !/^(include|exclude)$/.test(filter.mode ?? ''))
    return false;
  try {
    const rule = parseDeviceRule(filter.rule);
    return unmanaged.every(
      device => matchDevice(rule, device) === (filter.mode === 'include'),
    );
  } catch {
    return false;
  }
}

/** All apps, or mail and files: where restrictions by apps work, and what people read on other devices. */
function asIfForAll(whole: WholePolicy): WholePolicy {
  return { ...whole, allApps: reachesMailAndFiles(whole) };
}

/** A policy for some clients counts where browsers are among them: unmanaged devices work in those. */
const borne = ({ clientAppTypes }: WholePolicy) => [
  'devices' as const,
  ...(clientAppTypes.has('browser') ? (['clientAppTypes'] as const) : []),
];

export const unmanagedSession = defineCheck({
  id: 'ca.unmanaged-session',
  family: 'ca',
  title: 'Unmanaged devices keep their sessions',
  severity: 'low',
  whyItMatters:
    'A browser on a device that nobody manages stays signed in for weeks, to whoever sits there next and to whatever reads its cookies.',
  howToFix: [
    'Enforce a policy for all users whose device filter leaves out compliant and hybrid joined devices, with a sign-in frequency of a day or less and persistent browser sessions Never.',
    'Or let Exchange and SharePoint limit what such devices may do, by app enforced restrictions.',
  ],
  falsePositives: [
    'Tenants where another policy lets no unmanaged device in at all.',
  ],
  references: {
    cis: ['1.3.2', '5.2.2.13'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-persistent-browser',
    ],
  },
  needs: baselineNeeds,
  evaluate(view) {
    const accepted = acceptedExclusions(view.declarations);
    return existence(view, {
      key: 'tenant',
      statement:
        'No enforced policy for all users limits sessions on devices that are neither compliant nor hybrid joined.',
      closes: whole =>
        limits(whole) &&
        reachesUnmanaged(whole) &&
        isForEveryone(asIfForAll(whole), accepted, borne(whole)),
      almost: whole =>
        limits(whole)
          ? [
              ...(reachesUnmanaged(whole)
                ? []
                : ['its device filter may miss unmanaged devices']),
              ...shortfall(asIfForAll(whole), accepted, borne(whole)),
            ].join('; ')
          : undefined,
    });
  },
});
