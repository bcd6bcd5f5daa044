import type { PostureSummary } from '@entra-posture/core';
import { Text } from '@backstage/ui';

const nouns: [keyof PostureSummary['counts'], string, string][] = [
  ['users', 'user', 'users'],
  ['groups', 'group', 'groups'],
  ['servicePrincipals', 'enterprise app', 'enterprise apps'],
  ['policies', 'Conditional Access policy', 'Conditional Access policies'],
];

/** What the judgement rests on. */
export function Counts({ counts }: { counts: PostureSummary['counts'] }) {
  const words = nouns.map(([key, one, many]) =>
    counts[key] === 1
      ? `1 ${one}`
      : `${counts[key].toLocaleString('en')} ${many}`,
  );
  return (
    <Text as="p" variant="body-small" color="secondary">
      Read: {words.join(', ')}.
    </Text>
  );
}
