/** A check that cannot be added, in one sentence that says what its author has to change. */
export class CatalogueError extends Error {
  name = 'CatalogueError';
}
