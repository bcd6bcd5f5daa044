import { Alert, Button } from '@backstage/ui';

/** The backend's own sentence, and a way to try again. */
export function ErrorPanel({
  error,
  onRetry,
}: {
  error: Error;
  onRetry: () => void;
}) {
  const { body } = error as { body?: { error?: { message?: string } } };
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="This could not be loaded"
      description={body?.error?.message ?? error.message}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          Try again
        </Button>
      }
    />
  );
}
