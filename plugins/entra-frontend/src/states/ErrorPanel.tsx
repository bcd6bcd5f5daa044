import { Alert, Button } from '@backstage/ui';
import { sentenceOf } from '../client/serverError';
import { useEntraTranslation } from '../translation';

/** The backend's own sentence, and a way to try again. */
export function ErrorPanel({
  title,
  error,
  onRetry,
}: {
  /** What could not be loaded; without it, just that. */
  title?: string;
  error: Error;
  onRetry: () => void;
}) {
  const { t } = useEntraTranslation();
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title ?? t('states.failed')}
      description={sentenceOf(error)}
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          {t('states.retry')}
        </Button>
      }
    />
  );
}
