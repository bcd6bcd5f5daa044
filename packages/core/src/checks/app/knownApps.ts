/**
 * Client ids of apps that were seen in taken-over mailboxes again and again; each is also sold to honest people.
 * Facts from the catalogue of Huntress Labs' rogueapps (github.com/huntresslabs/rogueapps).
 */
const abused: ReadonlySet<string> = new Set([
  'e9a7fea1-1cc0-4cd9-a31b-9137ca5deedd', // eM Client
  'ff8d92dc-3d82-41d6-bcbd-b9174d163620', // PerfectData Software
  'a245e8c0-b53c-4b67-9b45-751d1dff8e6b', // Newsletter Software Supermailer
  '2ef68ccc-8a4d-42ff-ae88-2d7bb89ad139', // Mail_Backup
  'b15665d9-eda6-4092-8539-0eec376afd59', // rclone
  'a43e5392-f48b-46a4-a0f1-098b5eeb4757', // CloudSponge
]);

export function isKnownAbused(appId: string | null | undefined): boolean {
  return abused.has(appId?.toLowerCase() ?? '');
}

/** Names of Microsoft's apps that people know; only an app of Microsoft has one of them by right. */
const microsofts: ReadonlySet<string> = new Set(
  [
    'Microsoft',
    'Microsoft 365',
    'Microsoft Authenticator',
    'Microsoft Azure',
    'Microsoft Edge',
    'Microsoft Excel',
    'Microsoft Exchange',
    'Microsoft Forms',
    'Microsoft Graph',
    'Microsoft Intune',
    'Microsoft Office',
    'Microsoft OneDrive',
    'Microsoft OneNote',
    'Microsoft Outlook',
    'Microsoft Planner',
    'Microsoft Security',
    'Microsoft SharePoint',
    'Microsoft Teams',
    'Microsoft Word',
    'Office',
    'Office 365',
    'OneDrive',
    'OneDrive for Business',
    'Outlook',
    'Outlook Web Access',
    'Exchange Online',
    'SharePoint',
    'SharePoint Online',
    'Teams',
  ].map(skeleton),
);

/** Letters that are taken for each other become one. */
function skeleton(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/rn/g, 'm')
    .replace(/[0о]/g, 'o')
    .replace(/[1lі|]/g, 'i')
    .replace(/[а]/g, 'a')
    .replace(/[е3]/g, 'e')
    .replace(/[с]/g, 'c')
    .replace(/[^a-z0-9]/g, '');
}

export function looksLikeMicrosofts(name: string | null | undefined): boolean {
  return Boolean(name) && microsofts.has(skeleton(name!));
}
