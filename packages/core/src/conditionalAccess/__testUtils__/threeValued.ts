import type { Tri } from '../signIn';

export const and = (...parts: Tri[]): Tri => {
  if (parts.some(each => each === false)) return false;
  return parts.some(each => each === 'unknown') ? 'unknown' : true;
};
export const or = (...parts: Tri[]): Tri => {
  if (parts.some(each => each === true)) return true;
  return parts.some(each => each === 'unknown') ? 'unknown' : false;
};
export const not = (part: Tri): Tri => (part === 'unknown' ? part : !part);

export const same = (one: string, other: string) =>
  one.toLowerCase() === other.toLowerCase();
export const names = (list: readonly string[] | null | undefined, id: string) =>
  (list ?? []).some(each => same(each, id));
