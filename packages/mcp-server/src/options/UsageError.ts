/** Said on standard error; the process ends with status 2. */
export class UsageError extends Error {
  name = 'UsageError';
}
