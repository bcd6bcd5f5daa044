import { Text } from '@backstage/ui';
import type { EntityFindings } from '../client/catalog';

/** Why there may be nothing to list: nothing found, nowhere looked, or not for this reader. */
export function EntityNotes({
  answer: { connections, total, withheld },
}: {
  answer: EntityFindings;
}) {
  return (
    <>
      {!total && !withheld && (
        <Text as="p">
          {connections.length
            ? 'No finding asks for work here. What could not be judged is on the overview of Entra posture.'
            : 'No tenant is connected.'}
        </Text>
      )}
      {withheld && (
        <Text as="p" color="secondary">
          Findings about people are shown to those who may see personal data
          (permission entra.personalData.read).
        </Text>
      )}
    </>
  );
}
