import { useApi } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, VisuallyHidden } from '@backstage/ui';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { CopyLink } from '../../findings/CopyLink';
import { EmptyPanel } from '../../states/EmptyPanel';
import { ErrorPanel } from '../../states/ErrorPanel';
import { Placeholder } from '../../states/Placeholder';
import { useEntraTranslation } from '../../translation';
import type { CaViewProps } from '../useCaAddress';
import { SignInExplained } from './SignInExplained';
import { WhatIfForm } from './WhatIfForm';

/** One sign-in against all policies. */
export function WhatIfView({ connection, address, onChange }: CaViewProps) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const { id, sync } = connection;
  const { user, ...details } = address.signIn;
  const { value, error, isPending, isStale, reload } = useAnswer(
    user ? JSON.stringify([id, sync.finishedAt, address.signIn]) : '',
    signal =>
      user
        ? api.explainSignIn({ connection: id, user, ...details }, signal)
        : Promise.resolve(null),
  );
  const isBusy = Boolean(user) && (isPending || isStale);
  return (
    <Flex direction="column" gap="4" pt="4">
      <Card>
        <CardBody>
          <WhatIfForm
            connection={id}
            asked={address.signIn}
            isBusy={isBusy}
            onAsk={signIn =>
              JSON.stringify(signIn) === JSON.stringify(address.signIn)
                ? reload()
                : onChange({ signIn })
            }
          />
        </CardBody>
      </Card>
      {!user && (
        <EmptyPanel title={t('conditionalAccess.whatIf.nobody.title')}>
          {t('conditionalAccess.whatIf.nobody.help')}
        </EmptyPanel>
      )}
      {isBusy && (
        <div aria-busy="true">
          <VisuallyHidden aria-live="polite">
            {t('conditionalAccess.whatIf.loading')}
          </VisuallyHidden>
          <Placeholder width="100%" height={200} />
        </div>
      )}
      {user && error && (
        <ErrorPanel
          title={t('conditionalAccess.whatIf.failed')}
          error={error}
          onRetry={reload}
        />
      )}
      {user && !isBusy && value && (
        <>
          <SignInExplained explanation={value} connection={connection} />
          <CopyLink />
        </>
      )}
    </Flex>
  );
}
