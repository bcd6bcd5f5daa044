import type { InboxRules } from './inboxRules';

/** What is wrong with mail, devices and sharing, by the id of the check that must say so. */
export function productTruth({
  inboxRules: { planted },
}: {
  inboxRules: InboxRules;
}): Record<string, string[]> {
  return {
    'mail.rule-forward-external': planted.outside,
    'mail.rule-hide': planted.hiding,
    'mail.rule-name': planted.nameless,
  };
}
