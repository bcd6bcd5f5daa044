import type { WholePolicy } from '../../conditionalAccess';
import { defineCheck } from '../../model';
import {
  permissionHolders,
  permissionNames,
  permissionNeeds,
} from '../app/permissionHolders';
import { principalRef } from '../app/principals';
import { baselineNeeds, existence } from './policies';

/** Names service principals, and blocks them by where they sign in from or by their risk. */
function blocksPrincipals({ policy, blocks }: WholePolicy): boolean {
  const { clientApplications, servicePrincipalRiskLevels } =
    policy.conditions ?? {};
  return (
    blocks &&
    included(clientApplications).length > 0 &&
    Boolean(policy.conditions?.locations || servicePrincipalRiskLevels?.length)
  );
}

function included(
  clientApplications: Record<string, unknown> | null | undefined,
): string[] {
  return (clientApplications?.includeServicePrincipals ?? []) as string[];
}

function namesAll({ policy }: WholePolicy): boolean {
  return included(policy.conditions?.clientApplications).includes(
    'ServicePrincipalsInMyTenant',
  );
}

export const workloadIdentity = defineCheck({
  id: 'ca.workload-identity',
  family: 'ca',
  title: 'Powerful apps of the tenant are under no policy',
  severity: 'low',
  whyItMatters:
    'An app that holds broad permissions signs in with a secret from anywhere, and no policy for people reaches it. Whoever copies the secret uses it from their own machine.',
  howToFix: [
    'Enforce a policy for all owned service principals that blocks outside the addresses they work from, or at high service principal risk. It needs Workload Identities Premium.',
    'Use managed identities where an app runs in Azure: they have no secret to copy.',
  ],
  falsePositives: [
    'Apps that each have a policy of their own, which this check does not add up.',
    'Managed identities, which such policies do not reach.',
  ],
  references: {
    mitre: ['T1078.004'],
    urls: [
      'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
    ],
  },
  needs: [...baselineNeeds, ...permissionNeeds],
  async evaluate(view) {
    const own = (await permissionHolders(view, ({ tier }) => tier <= 1)).filter(
      ({ app, origin }) =>
        origin === 'tenant' && app.servicePrincipalType !== 'ManagedIdentity',
    );
    if (!own.length) return { outcome: 'pass', evidence: { apps: 0 } };
    const verdict = await existence(view, {
      key: 'tenant',
      statement: `No enforced policy blocks service principals by location or risk, and ${own.length === 1 ? 'an app of the tenant holds' : `${own.length} apps of the tenant hold`} broad permissions.`,
      closes: whole =>
        whole.enabled && blocksPrincipals(whole) && namesAll(whole),
      almost: whole =>
        blocksPrincipals(whole)
          ? [
              ...(whole.enabled
                ? []
                : [
                    whole.policy.state === 'disabled'
                      ? 'it is disabled'
                      : 'it only reports',
                  ]),
              ...(namesAll(whole)
                ? []
                : ['it does not include all owned service principals']),
            ].join('; ')
          : undefined,
    });
    if (verdict.outcome !== 'fail') return verdict;
    return {
      ...verdict,
      witnesses: verdict.witnesses.map(witness => ({
        ...witness,
        affected: [
          ...own.map(({ app, permissions }) =>
            principalRef(app, { permissions: permissionNames(permissions) }),
          ),
          ...witness.affected,
        ],
      })),
    };
  },
});
