import { defineCheck, type Witness } from '../../model';
import { policyRef, wholePolicies } from './policies';
import { signInNeeds, signInUses } from './signIns';
import { switchedOn } from './switchedOn';

const DAY_MS = 86_400_000;

export const disabled = defineCheck({
  id: 'ca.disabled',
  family: 'ca',
  title: 'Protective policy is off',
  severity: 'high',
  whyItMatters:
    'A policy that would ask for a second factor, a device or block is off. One that was switched off lately may be an outage that was forgotten, or somebody clearing the way.',
  howToFix: [
    'Find out from the audit log who switched it off, and why.',
    'Switch it on, or delete it when another policy does its work.',
  ],
  falsePositives: ['Drafts and templates that were never on.'],
  references: {
    mitre: ['T1556.009', 'T1562'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/overview',
    ],
  },
  thresholds: {
    days: {
      value: 30,
      min: 1,
      max: 365,
      unit: 'days',
      title: 'A policy that was changed within them was switched off lately',
    },
  },
  needs: ['conditionalAccessPolicies'],
  uses: [...signInNeeds, ...signInUses],
  async evaluate(view) {
    const recentDays = view.threshold('days');
    const all = await wholePolicies(view);
    const off = all.filter(
      ({ policy, blocks, requiresMfa, requiresDevice }) =>
        policy.state === 'disabled' &&
        (blocks || requiresMfa || requiresDevice),
    );
    if (!off.length)
      return { outcome: 'pass', evidence: { policies: all.length } };
    const witnesses: Witness[] = [];
    for (const whole of off) {
      const changed = whole.policy.modifiedDateTime;
      const days = changed
        ? Math.floor((view.now.getTime() - Date.parse(changed)) / DAY_MS)
        : undefined;
      const effect = await switchedOn(view, whole.policy);
      const replaced = effect
        ? effect.people === 0
        : all.some(
            other =>
              other.enabled &&
              other.allUsers &&
              other.allApps &&
              !other.narrowing.size &&
              ((whole.blocks && other.blocks) ||
                (whole.requiresMfa && other.requiresMfa) ||
                (whole.requiresDevice && other.requiresDevice)),
          );
      const recent = days !== undefined && days <= recentDays;
      witnesses.push({
        key: whole.policy.id,
        severity: recent && !replaced ? 'high' : 'low',
        statement: recent
          ? `A protective policy is off; it was changed ${days} days ago.`
          : 'A protective policy is off.',
        affected: [policyRef(whole)],
        facts: {
          state: whole.policy.state,
          daysSinceChange: days ?? null,
          coveredByAnother: replaced,
          builtInControls: whole.policy.grantControls?.builtInControls ?? [],
          peopleItWouldAsk: effect?.people ?? null,
          signIn: effect?.signIn ?? null,
        },
      });
    }
    return { outcome: 'fail', witnesses };
  },
});
