/**
 * Application permissions of Microsoft Graph that open mail, files or chats and are in neither higher tier: app role id,
 * name and reason.
 *
 * Facts merged from Cloud-Architekt/AzurePrivilegedIAM (MIT), cisagov/ScubaGear's risky permissions (CC0-1.0) and
 * maester365/maester's high-risk permissions (MIT).
 */
export const applicationContent = `
6b7d71aa-70aa-4810-a8d9-5d9fb2830017 Chat.Read.All | Reads every Teams chat.
b9bb2381-47a4-46cd-aafb-00cb12f68504 ChatMessage.Read.All | Microsoft Teams: can read this area for the whole tenant without a user.
4f0a8235-6f6f-4ec7-9500-34b452a4a0c3 Group-Conversation.Read.All | Microsoft Teams: can read this area for the whole tenant without a user.
6679c91b-820a-4900-ab47-e97b197a89c4 Group-Conversation.ReadWrite.All | Microsoft Teams: can change this area for the whole tenant without a user.
937550e9-33a3-494b-88ae-d9cd394b1fbb MailboxItem.Export.All | Security and Compliance: can act in this area for the whole tenant without a user.
76577085-e73d-4f1d-b26a-85fb33892327 MailboxItem.ImportExport.All | Exchange Online: can act in this area for the whole tenant without a user.
1583d471-fede-4e7c-b062-57e9d60cfb49 MailboxItem.ReadWrite.All | Exchange Online: can change this area for the whole tenant without a user.
3aeca27b-ee3a-4c2b-8ded-80376e2134a4 Notes.Read.All | Microsoft OneNote: can read this area for the whole tenant without a user.
a4a08342-c95d-476b-b943-97e100569c8d OnlineMeetingRecording.Read.All | Microsoft Teams: can read this area for the whole tenant without a user.
a4a80d8d-d283-4bd8-8504-555ec3870630 OnlineMeetingTranscript.Read.All | Microsoft Teams: can read this area for the whole tenant without a user.
0c0bf378-bf22-4481-8f81-9e89a9b4960a Sites.Manage.All | Changes lists and libraries of every SharePoint site.
`;
