import type { EntraTranslate } from '../translation';

/** What a person hears of each list; its file and its address keep the name that programs know. */
export const listNames = (
  t: EntraTranslate,
): Readonly<Record<string, string>> => ({
  apps: t('export.list.apps'),
  changes: t('export.list.changes'),
  detections: t('export.list.detections'),
  identities: t('export.list.identities'),
  'privileged-access': t('export.list.privileged-access'),
  'unused-devices': t('export.list.unused-devices'),
});
