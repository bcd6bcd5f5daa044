import { defineCheck } from '../../model';
import { emergencyAccounts } from './emergencyAccounts';
import { asksForDevice } from './managedDevice';
import { policyRef, securityDefaultsOn, wholePolicies } from './policies';
import { defaultsOn, signInNeeds, signInUses } from './signIns';

export const breakGlassMissing = defineCheck({
  id: 'ca.break-glass-missing',
  family: 'ca',
  title: 'No emergency account outside the policies',
  severity: 'medium',
  whyItMatters:
    'A policy that blocks, or a device service that fails, can lock every administrator out at once. Without an account that no such policy reaches, only Microsoft’s support lets anybody in again.',
  howToFix: [
    'Make two accounts for emergencies with a security key each, and give them Global Administrator for good.',
    'Leave them out of every policy that blocks or asks for a device, and declare them in the configuration.',
    'Have an alert for each sign-in of theirs.',
  ],
  falsePositives: [
    'Tenants whose enforced policies block nothing but what an emergency account never uses, such as old mail protocols.',
  ],
  references: {
    cis: ['1.1.2'],
    urls: [
      'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
    ],
  },
  needs: signInNeeds,
  uses: signInUses,
  async evaluate(view) {
    if (await securityDefaultsOn(view)) return defaultsOn;
    const locking = (await wholePolicies(view)).filter(
      each =>
        each.enabled &&
        (each.blocks || asksForDevice(each)) &&
        !each.narrowing.has('clientApplications'),
    );
    if (!locking.length)
      return {
        outcome: 'notApplicable',
        because: 'No enforced policy blocks or asks for a device.',
      };
    const { outside } = await emergencyAccounts(
      view,
      locking.map(({ policy }) => policy),
    );
    return outside.length
      ? {
          outcome: 'pass',
          evidence: { accounts: outside.length, policies: locking.length },
        }
      : {
          outcome: 'fail',
          witnesses: [
            {
              key: 'tenant',
              statement:
                'No enabled account is left out of every enforced policy that blocks or asks for a device.',
              affected: locking.map(policyRef),
              facts: { policies: locking.length },
            },
          ],
        };
  },
});
