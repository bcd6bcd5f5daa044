import { z } from 'zod';
import type { Dataset } from './dataset';
import { parser, text, texts } from './parser';

/** @see https://learn.microsoft.com/graph/api/authenticationstrengthroot-list-policies */
export const authenticationStrengths: Dataset<'authenticationStrengths'> = {
  id: 'authenticationStrengths',
  title: 'Authentication strengths',
  product: 'Entra ID',
  workload: 'directory',
  features: ['Which methods each authentication strength accepts'],
  needs: {
    permissions: [['Policy.Read.AuthenticationMethod'], ['Policy.Read.All']],
    roles: [
      'Security Reader',
      'Conditional Access Administrator',
      'Security Administrator',
    ],
  },
  everyMinutes: 60,
  collect: {
    kind: 'full',
    request: {
      version: 'v1.0',
      path: '/policies/authenticationStrengthPolicies',
    },
  },
  label: row => row.displayName ?? row.id,
  parse: parser(
    'authenticationStrengths',
    z.object({
      id: z.string(),
      displayName: text,
      description: text,
      policyType: text,
      requirementsSatisfied: text,
      allowedCombinations: texts,
      createdDateTime: text,
      modifiedDateTime: text,
    }),
  ),
};
