import type { Entity } from '@backstage/catalog-model';
import { comparable } from './comparable';
import { ownersOf } from './ownersOf';

const GUIDS = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** What an entity without an annotation has that a thing of a tenant may have too, each with where it stands. */
export interface Hints {
  ids: Map<string, string>;
  names: Map<string, string>;
}

export function hintsOf(entity: Entity): Hints {
  const { annotations = {}, links = [], name, title } = entity.metadata;
  const isGroup = entity.kind.toLowerCase() === 'group';
  const ids = new Map<string, string>();
  const note = (text: unknown, where: string) => {
    for (const [id] of String(text).matchAll(GUIDS)) {
      if (!ids.has(id.toLowerCase())) ids.set(id.toLowerCase(), where);
    }
  };
  for (const [key, value] of Object.entries(annotations)) {
    note(value, `annotation ${key}`);
  }
  for (const { url } of links) note(url, 'link');

  const names = new Map<string, string>();
  // Of what nobody owns nobody would be told, and a name alone is little.
  if (isGroup || ownersOf(entity).length) {
    const profile = entity.spec?.profile as { displayName?: unknown };
    for (const [text, where] of [
      [name, 'metadata.name'],
      [title, 'metadata.title'],
      ...(isGroup
        ? [[profile?.displayName, 'spec.profile.displayName'] as const]
        : []),
    ] as const) {
      const key = comparable(text);
      if (key && !names.has(key)) names.set(key, where);
    }
  }
  return { ids, names };
}
