import { Text } from '@backstage/ui';
import { isRefused, sentenceOf } from '../client/serverError';
import { ErrorPanel } from '../states/ErrorPanel';

/** A home page is everybody's: to who may not see the posture, that is no failure. */
export function HomeError({
  error,
  onRetry,
}: {
  error: Error;
  onRetry: () => void;
}) {
  if (isRefused(error)) {
    return (
      <Text as="p" color="secondary">
        {sentenceOf(error)}
      </Text>
    );
  }
  return <ErrorPanel error={error} onRetry={onRetry} />;
}
