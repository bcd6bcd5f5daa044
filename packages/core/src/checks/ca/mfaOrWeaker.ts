import { figure } from '../../conditionalAccess/tenant';
import { defineCheck, type Witness } from '../../model';
import { everyonesCells } from './policyHoles';
import { policyRef, wholePolicies } from './policies';
import {
  coverageOf,
  defaultsOn,
  factsOf,
  gapsByCause,
  signInNeeds,
  signInUses,
} from './signIns';

const weaker = [
  'compliantDevice',
  'domainJoinedDevice',
  'approvedApplication',
  'compliantApplication',
];

export const mfaOrWeaker = defineCheck({
  id: 'ca.mfa-or-weaker',
  family: 'ca',
  title: 'A policy takes something weaker than multifactor authentication',
  severity: 'medium',
  whyItMatters:
    'Where a managed device or app is enough instead of a second factor, whoever holds the device, or runs something on it, needs the password alone.',
  howToFix: [
    'Require both, or multifactor authentication alone, and ask for the device in a policy of its own.',
  ],
  falsePositives: [
    'Devices that prove a second factor when they are unlocked (Windows Hello for Business) satisfy multifactor authentication by themselves.',
  ],
  references: {
    mitre: ['T1556.009'],
    scuba: ['MS.AAD.3.7v1'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-grant',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    const coverage = await coverageOf(view);
    if (coverage.reading.tenant.securityDefaultsEnabled) return defaultsOn;
    const all = await wholePolicies(view);
    const found = all.filter(({ enabled, policy: { grantControls } }) => {
      const controls = grantControls?.builtInControls ?? [];
      return (
        enabled &&
        grantControls?.operator?.toUpperCase() === 'OR' &&
        (controls.includes('mfa') || grantControls.authenticationStrength) &&
        controls.some(each => weaker.includes(each))
      );
    });
    if (!found.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    const causes = new Map(
      gapsByCause(
        everyonesCells(coverage).flatMap(({ gaps }) => gaps),
        ({ cause }) => (cause.kind === 'weaker' ? cause.policyId : undefined),
      ).map(cause => [cause.key, cause]),
    );
    return {
      outcome: 'fail',
      witnesses: found.map((whole): Witness => {
        const cause = causes.get(whole.policy.id);
        return {
          key: whole.policy.id,
          severity: cause ? 'medium' : 'low',
          statement: cause
            ? `A policy lets ${figure(cause.people)} people choose a managed device or app instead of multifactor authentication, and no other policy asks them.`
            : 'A policy lets people choose a managed device or app instead of multifactor authentication; other policies ask them for it.',
          affected: [policyRef(whole)],
          facts: {
            builtInControls: whole.policy.grantControls?.builtInControls ?? [],
            ...(cause ? factsOf(cause) : {}),
          },
        };
      }),
    };
  },
});
