import type { WholePolicy } from '../../conditionalAccess';

/** Client ids of Exchange Online and SharePoint Online, the same in every tenant. */
export const mailAndFiles: readonly string[] = [
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
];

/** It names all apps, those of Office 365, or both of these. */
export function reachesMailAndFiles({ allApps, policy }: WholePolicy): boolean {
  const named = (
    policy.conditions?.applications?.includeApplications ?? []
  ).map(each => each.toLowerCase());
  return (
    allApps ||
    named.includes('office365') ||
    mailAndFiles.every(id => named.includes(id))
  );
}
