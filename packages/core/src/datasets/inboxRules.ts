import { z } from 'zod';
import type { Dataset } from './dataset';
import { count, flag, parser, text, whole } from './parser';

const recipients = z
  .array(
    z.object({
      emailAddress: z.object({ name: text, address: text }).nullish(),
    }),
  )
  .nullish();

/**
 * Rules of the inbox, never a message. Graph has no list over mailboxes, so each costs a request; a signed-in person
 * reads only their own, whatever is granted, for MailboxSettings.Read has no form for shared mailboxes. What an
 * administrator set on the mailbox itself (forwarding, mailbox-wide) is not in Graph at all.
 *
 * Exchange works at four requests of an app at a time, those within one $batch included: batches would save round trips
 * and no time, so requests go one by one.
 *
 * @see https://learn.microsoft.com/graph/api/mailfolder-list-messagerules
 */
export const inboxRules: Dataset<'inboxRules'> = {
  id: 'inboxRules',
  title: 'Inbox rules',
  product: 'Outlook',
  workload: 'outlook',
  features: ['Inbox rules that forward or hide mail'],
  needs: { permissions: [['MailboxSettings.Read']], delegated: [] },
  everyMinutes: 24 * 60,
  collect: {
    kind: 'perParent',
    of: 'users',
    request: {
      version: 'v1.0',
      path: '/users/{id}/mailFolders/inbox/messageRules',
    },
    // Who was invited from elsewhere has the mailbox in another tenant.
    isParent: ({ userType, externalUserState, userPrincipalName }) =>
      !(
        userType === 'Guest' &&
        (externalUserState || userPrincipalName?.includes('#EXT#'))
      ),
    // Five minutes at the twenty a second that four requests of 0.2 s give; a million mailboxes are done in two days.
    parentsPerRun: 6_000,
    words: {
      parents: 'mailboxes',
      first: 'privileged people',
      without: 'Accounts that have none',
      closed: "check the tenant's application access policies",
    },
    ofParent: (element, userId) => {
      const rule = element as { id?: unknown } | null;
      return typeof rule?.id === 'string'
        ? { ...rule, id: `${userId}/${rule.id}`, userId }
        : element;
    },
  },
  label: row => row.displayName || 'Rule without a name',
  parse: parser(
    'inboxRules',
    z.object({
      id: z.string(),
      userId: z.string().optional(),
      displayName: text,
      sequence: count,
      isEnabled: flag,
      hasError: flag,
      conditions: whole,
      actions: z
        .object({
          forwardTo: recipients,
          redirectTo: recipients,
          forwardAsAttachmentTo: recipients,
          delete: flag,
          permanentDelete: flag,
          markAsRead: flag,
          moveToFolder: text,
          stopProcessingRules: flag,
        })
        .nullish(),
    }),
  ),
};
