import type { CheckFamily, CheckMetadata, Outcome } from '../model';
import type { UnknownCause } from '../score';

/** Whom the findings of a family name, one by one. */
const namedBy: Readonly<
  Partial<Record<CheckFamily, readonly ('people' | 'apps')[]>>
> = {
  auth: ['people'],
  priv: ['people', 'apps'],
  guest: ['people'],
  user: ['people'],
  mail: ['people'],
  app: ['apps'],
};

/**
 * Checks of the state of people and of apps that could not be judged. What did not happen as far as a log tells, and gaps
 * of policies, are left out: they would raise everybody alike, and tell nobody apart.
 */
export function unknownCauses(
  catalogue: readonly Pick<CheckMetadata, 'id' | 'family' | 'severity'>[],
  outcomes: ReadonlyMap<string, Outcome>,
): { people: UnknownCause[]; apps: UnknownCause[] } {
  const of = (whom: 'people' | 'apps') =>
    catalogue
      .filter(
        ({ id, family }) =>
          namedBy[family]?.includes(whom) && outcomes.get(id) === 'unknown',
      )
      .map(({ id, severity }) => ({ check: id, severity }));
  return { people: of('people'), apps: of('apps') };
}
