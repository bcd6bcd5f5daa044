import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text, texts, whole } from './parser';

/**
 * A condition that is null means "any"; an empty list means that nothing was named. Both are kept as they came, because
 * they do not mean the same.
 *
 * @see https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies
 */
export const conditionalAccessPolicies: Dataset<'conditionalAccessPolicies'> = {
  id: 'conditionalAccessPolicies',
  title: 'Conditional Access policies',
  product: 'Entra ID',
  workload: 'identityProtection',
  features: ['Conditional Access policies and their gaps'],
  needs: {
    permissions: [['Policy.Read.All']],
    roles: [
      'Global Reader',
      'Security Reader',
      'Conditional Access Administrator',
    ],
  },
  everyMinutes: 15,
  collect: {
    kind: 'full',
    request: { version: 'v1.0', path: '/identity/conditionalAccess/policies' },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'conditionalAccessPolicies',
    z.object({
      id: z.string(),
      displayName: text,
      state: text,
      createdDateTime: text,
      modifiedDateTime: text,
      conditions: z
        .looseObject({
          users: z
            .looseObject({
              includeUsers: texts,
              excludeUsers: texts,
              includeGroups: texts,
              excludeGroups: texts,
              includeRoles: texts,
              excludeRoles: texts,
              includeGuestsOrExternalUsers: whole,
              excludeGuestsOrExternalUsers: whole,
            })
            .nullish(),
          applications: z
            .looseObject({
              includeApplications: texts,
              excludeApplications: texts,
              includeUserActions: texts,
              includeAuthenticationContextClassReferences: texts,
              applicationFilter: whole,
            })
            .nullish(),
          clientApplications: whole,
          clientAppTypes: texts,
          platforms: z
            .looseObject({ includePlatforms: texts, excludePlatforms: texts })
            .nullish(),
          locations: z
            .looseObject({ includeLocations: texts, excludeLocations: texts })
            .nullish(),
          devices: whole,
          userRiskLevels: texts,
          signInRiskLevels: texts,
          servicePrincipalRiskLevels: texts,
          insiderRiskLevels: text,
          authenticationFlows: z
            .looseObject({ transferMethods: text })
            .nullish(),
        })
        .nullish(),
      grantControls: z
        .looseObject({
          operator: text,
          builtInControls: texts,
          customAuthenticationFactors: texts,
          termsOfUse: texts,
          authenticationStrength: z
            .object({
              id: text,
              displayName: text,
              requirementsSatisfied: text,
              allowedCombinations: texts,
            })
            .nullish(),
        })
        .nullish(),
      sessionControls: whole,
    }),
  ),
};
