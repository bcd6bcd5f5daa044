/**
 * Members of the words that a policy may name instead of apps: a snapshot of November 2026, since Graph does not list
 * them. An app that Microsoft added later is read as outside; a tenant's data may bring a newer list.
 *
 * @see https://learn.microsoft.com/entra/identity/conditional-access/reference-office-365-application-contents
 * @see https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#microsoft-admin-portals
 */
export const appBundles: Readonly<Record<string, readonly string[]>> = {
  Office365: [
    '00000002-0000-0ff1-ce00-000000000000', // Exchange Online
    '00000003-0000-0ff1-ce00-000000000000', // SharePoint Online
    '00000004-0000-0ff1-ce00-000000000000', // Skype for Business Online
    '00000005-0000-0ff1-ce00-000000000000', // Viva Engage
    '00000006-0000-0ff1-ce00-000000000000', // Office 365 portal
    'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe', // Microsoft Teams Services
    '1fec8e78-bce4-4aaf-ab1b-5451cc387264', // Microsoft Teams
    '94c63fef-13a3-47bc-8074-75af8c65887a', // Delve
    'c9a559d2-7aab-4f13-a6ed-e7e9c52aec87', // Forms
    '905fcf26-4eb7-48a0-9ff0-8dcc7194b5ba', // Sway
    '2634dd23-5e5a-431c-81ca-11710d9079f4', // Stream
    'cf53fce8-def6-4aeb-8d30-b158e7b1cf83', // Stream portal
    'c830ddb0-63e6-4f22-bd71-2ad47198a23e', // To Do
    '7df0a125-d3be-4c96-aa54-591f83ff541c', // Power Automate
    '475226c6-020e-4fb2-8a90-7a972cbfc1d4', // Power Apps
    'c5393580-f805-4401-95e8-94b7a6ef2fc2', // Office 365 Management APIs
    '95de633a-083e-42f5-b444-a4295d8e9314', // Whiteboard Services
    '09abbdfd-ed23-44ee-a2d9-a627aa1c90f3', // Project Work Management, Planner
  ],
  MicrosoftAdminPortals: [
    'c44b4083-3bb0-49c1-b47d-974e53cbdf3c', // Azure portal, Entra admin centre
    '618dd325-23f6-4b6f-8380-4df78026e39b', // Microsoft 365 admin centre
    '00000006-0000-0ff1-ce00-000000000000', // Office 365 portal, which opens it
    '497effe9-df71-4043-a8bb-14cf78c4b63b', // Exchange admin centre
    '80ccca67-54bd-44ab-8625-4b79c4dc7775', // Defender and Purview portals
    '5926fc8e-304e-4f59-8bed-58ca97cc39a4', // Intune admin centre
    '2ddfbe71-ed12-4123-b99b-d5fc8a062a79', // Teams admin centre
  ],
  AzureVirtualDesktop: [
    '9cdead84-a844-4324-93f2-b2e6bb768d07', // Azure Virtual Desktop
    'a4a365df-50f1-4397-bc59-1a1564b8bb9c', // Remote Desktop
    '270efc09-cd0d-444b-a71f-39af4910ec45', // Windows Cloud Login
  ],
};
