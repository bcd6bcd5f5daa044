import { Alert, Button } from '@backstage/ui';
import { sentenceOf } from '../client/serverError';

/** The backend's own sentence, and a way to try again. */
export function ErrorPanel({
  title = 'This could not be loaded',
  error,
  onRetry,
}: {
  title?: string;
  error: Error;
  onRetry: () => void;
}) {
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      description={sentenceOf(error)}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          Retry
        </Button>
      }
    />
  );
}
