import { toStoreError } from '../store';

/**
 * What the page and the health check may say of a failure. A driver's own text can hold a statement with values of the
 * tenant: it goes to the log and nowhere else.
 */
export function failureSentence(error: unknown): string {
  const known = toStoreError(error);
  const ours = [
    'StoreError',
    'GraphError',
    'LoginError',
    'GraphShapeError',
    'SecretError',
    'ConnectionError',
  ];
  return known instanceof Error && ours.includes(known.name)
    ? known.message
    : 'The sync failed for a reason that Entra posture does not know; the log says more. The last data stays.';
}
