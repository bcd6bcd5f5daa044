import type { CheckView, DatasetId } from '../model';

/** A view of its own, for who asks several things of a tenant that are worked out from the same. */
export function sharing<D extends DatasetId>(
  view: Omit<CheckView<D>, 'shared'>,
): CheckView<D> {
  const known = new Map<string, Promise<unknown>>();
  const own: CheckView<D> = {
    ...view,
    shared<T>(name: string, make: (of: CheckView<D>) => Promise<T>) {
      const answer = known.get(name) ?? make(own);
      known.set(name, answer);
      return answer as Promise<T>;
    },
  } as CheckView<D>;
  return own;
}
