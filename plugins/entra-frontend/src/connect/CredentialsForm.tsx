import type { ConnectionReport } from '@entra-posture/core';
import { useApi } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import type { ConnectOptions, TestReport } from '../client/connect';
import { entraApiRef } from '../client/entraApiRef';
import { sentenceOf } from '../client/serverError';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import styles from './ConnectPage.module.css';
import { CheckedField } from './CheckedField';
import { CloudField } from './CloudField';
import {
  CredentialDraft,
  emptyDraft,
  LONGEST_TITLE,
  problemsOf,
  targetOf,
  withoutSecrets,
} from './credentialDraft';
import { CredentialFields } from './CredentialFields';
import { TestResult } from './TestResult';
import { useWork } from './useWork';

/** Connects with an app registration of one's own. Saved only after a test of exactly what is saved. */
export function CredentialsForm({
  options,
  connection,
  onSaved,
}: {
  options: ConnectOptions;
  /** The one to give a new credential; absent for a new one. */
  connection?: ConnectionReport;
  onSaved: (title: string) => void;
}) {
  const { t } = useEntraTranslation();
  const api = useApi(entraApiRef);
  const [draft, setDraft] = useState(() => firstDraft(options, connection));
  const [isChecked, setChecked] = useState(false);
  const [tested, setTested] = useState<{
    draft: CredentialDraft;
    report: TestReport;
  }>();
  // What was changed since has not been tested.
  const report = tested?.draft === draft ? tested.report : undefined;
  const problems = problemsOf(draft, t);
  const isValid = Object.keys(problems).length === 0;

  function change(part: Partial<CredentialDraft>) {
    setDraft(before => ({ ...before, ...part }));
  }

  const test = useWork(async () => {
    setTested(undefined);
    setTested({ draft, report: await api.testConnection(targetOf(draft)) });
  });

  const save = useWork(async () => {
    const { cloud, tenantId, clientId, credential } = targetOf(draft);
    const title = draft.title.trim();
    try {
      if (connection) {
        await api.updateConnection(connection.id, {
          credential,
          ...(clientId && { clientId }),
        });
      } else {
        await api.addConnection({
          title,
          cloud,
          tenantId,
          clientId,
          credential,
        });
      }
    } finally {
      // Sent once is enough: nothing keeps a secret longer than it needs it.
      setChecked(false);
      setTested(undefined);
      change(withoutSecrets);
    }
    onSaved(title);
  });

  const isBusy = test.isBusy || save.isBusy;
  return (
    <form
      aria-label={t('connect.credentials.title')}
      noValidate
      autoComplete="off"
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        setChecked(true);
        if (isValid && !isBusy) void test.start();
      }}
    >
      <Flex direction="column" gap="4">
        {!connection && (
          <>
            <CheckedField
              label={t('connect.credentials.name')}
              maxLength={LONGEST_TITLE}
              value={draft.title}
              onChange={title => change({ title })}
              problem={isChecked ? problems.title : undefined}
            />
            <CloudField
              clouds={options.clouds}
              value={draft.cloud}
              onChange={cloud => change({ cloud })}
            />
            <CheckedField
              label={t('connect.credentials.tenantId')}
              description={t('connect.credentials.tenantIdHint')}
              value={draft.tenantId}
              onChange={tenantId => change({ tenantId })}
              problem={isChecked ? problems.tenantId : undefined}
            />
          </>
        )}
        <CredentialFields
          credentials={options.credentials}
          draft={draft}
          problems={isChecked ? problems : {}}
          onChange={change}
        />
        <Flex gap="3" align="center">
          <Button
            type="submit"
            variant="secondary"
            isPending={test.isBusy}
            isDisabled={save.isBusy}
          >
            {t('connect.credentials.test')}
          </Button>
          <Button
            variant="primary"
            isPending={save.isBusy}
            isDisabled={!report || Boolean(report.problem) || test.isBusy}
            onPress={() => void save.start()}
          >
            {t('connect.credentials.save')}
          </Button>
          {!report && (
            <Text as="p" variant="body-small" color="secondary">
              {t('connect.credentials.testFirst')}
            </Text>
          )}
        </Flex>
        {test.error && (
          <ErrorPanel
            title={t('connect.credentials.testFailed')}
            error={test.error}
            onRetry={() => void test.start()}
          />
        )}
        {save.error && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('connect.credentials.saveFailed')}
            description={t('connect.credentials.saveFailedWhy', {
              sentence: sentenceOf(save.error),
            })}
          />
        )}
        {report && <TestResult report={report} />}
      </Flex>
    </form>
  );
}

function firstDraft(
  options: ConnectOptions,
  connection?: ConnectionReport,
): CredentialDraft {
  if (!connection) return emptyDraft({ cloud: options.clouds[0].id });
  const { cloud, credential, clientId } = connection.connection;
  const known = options.credentials.find(({ kind }) => kind === credential);
  return emptyDraft({
    title: connection.title,
    cloud,
    tenantId: connection.asOf.tenantId,
    // The portal's own app has no credential to type.
    ...(known && { kind: known.kind, clientId }),
  });
}
