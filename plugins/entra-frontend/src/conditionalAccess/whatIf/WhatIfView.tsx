import { useApi } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Flex, VisuallyHidden } from '@backstage/ui';
import { useAnswer } from '../../answer/useAnswer';
import { entraApiRef } from '../../client/entraApiRef';
import { CopyLink } from '../../findings/CopyLink';
import { EmptyPanel } from '../../states/EmptyPanel';
import { ErrorPanel } from '../../states/ErrorPanel';
import { Placeholder } from '../../states/Placeholder';
import type { CaViewProps } from '../useCaAddress';
import { SignInExplained } from './SignInExplained';
import { WhatIfForm } from './WhatIfForm';

/** One sign-in against all policies. */
export function WhatIfView({ connection, address, onChange }: CaViewProps) {
  const api = useApi(entraApiRef);
  const { id, sync } = connection;
  const { user, ...details } = address.signIn;
  const { value, error, isPending, isStale, reload } = useAnswer(
    user
      ? JSON.stringify([id, sync.finishedAt, address.signIn])
      : 'nothing asked',
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
        <EmptyPanel title="Who signs in?">
          Say who, and what else matters. What is not given stays open: where a
          policy depends on it, the answer says so.
        </EmptyPanel>
      )}
      {isBusy && (
        <div aria-busy="true">
          <VisuallyHidden aria-live="polite">
            Judging the sign-in
          </VisuallyHidden>
          <Placeholder width="100%" height={200} />
        </div>
      )}
      {user && error && (
        <ErrorPanel
          title="The sign-in could not be explained"
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
