/** Filters and order of a list, under a name that a person gave them. */
export type SavedView = {
  name: string;
  /** As the page's address says them, without what is of one tenant only. */
  search: string;
};

export const LONGEST_NAME = 60;
/** A menu that is longer finds nothing. */
export const MOST_VIEWS = 50;

/** What the portal's storage holds may be of another version, or of another hand: what is no view is as if it were not there. */
export function readViews(stored: unknown): readonly SavedView[] {
  if (!Array.isArray(stored)) return [];
  const views = new Map<string, SavedView>();
  for (const each of stored) {
    if (!isView(each) || views.has(each.name)) continue;
    views.set(each.name, { name: each.name, search: each.search });
  }
  return [...views.values()].slice(0, MOST_VIEWS);
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const { name, search } = value as Partial<SavedView>;
  return (
    typeof name === 'string' &&
    name.trim() !== '' &&
    name.length <= LONGEST_NAME &&
    typeof search === 'string'
  );
}

/** Adds one; of the same name there is one only, the last. */
export function withView(
  views: readonly SavedView[],
  view: SavedView,
): SavedView[] {
  return views.some(({ name }) => name === view.name)
    ? views.map(each => (each.name === view.name ? view : each))
    : [...views, view];
}

export function withoutView(
  views: readonly SavedView[],
  name: string,
): SavedView[] {
  return views.filter(each => each.name !== name);
}

export function renamed(
  views: readonly SavedView[],
  from: string,
  to: string,
): SavedView[] {
  return views.map(each => (each.name === from ? { ...each, name: to } : each));
}
