import { office365 } from './office365';

/**
 * A word that a policy may name instead of apps, with the members that are known. Graph does not list them, and Microsoft
 * adds to them: an app of Microsoft's that is not among them may belong all the same.
 */
export interface AppBundle {
  /** The date of Microsoft's page that was read. */
  asOf: string;
  sources: readonly string[];
  /** Name by app id. */
  members: Readonly<Record<string, string>>;
  /** On the page, with no id that is published. */
  withoutId: readonly string[];
}

const microsoftAdminPortals: AppBundle = {
  asOf: '2026-01-26',
  sources: [
    'https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#microsoft-admin-portals',
    'https://learn.microsoft.com/entra/identity/authentication/concept-mandatory-multifactor-authentication#applications',
    'https://github.com/merill/microsoft-info (MIT): ids of Microsoft’s own apps by name, read in August 2026',
  ],
  members: {
    'c44b4083-3bb0-49c1-b47d-974e53cbdf3c':
      'Azure portal, Microsoft Entra admin center, Microsoft Intune admin center',
    '618dd325-23f6-4b6f-8380-4df78026e39b': 'Microsoft 365 admin center',
    '497effe9-df71-4043-a8bb-14cf78c4b63b': 'Exchange admin center',
    '80ccca67-54bd-44ab-8625-4b79c4dc7775':
      'Microsoft 365 Defender portal, Microsoft Purview portal',
    '2ddfbe71-ed12-4123-b99b-d5fc8a062a79': 'Microsoft Teams admin center',
  },
  withoutId: [],
};

export const bundles: Readonly<Record<string, AppBundle>> = {
  Office365: office365,
  MicrosoftAdminPortals: microsoftAdminPortals,
};

/** App ids by word. */
export const appBundles: Readonly<Record<string, readonly string[]>> =
  Object.fromEntries(
    Object.entries(bundles).map(([word, { members }]) => [
      word,
      Object.keys(members),
    ]),
  );
