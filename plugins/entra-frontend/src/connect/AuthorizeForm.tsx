import type { ConnectionReport } from '@entra-posture/core';
import { Button, Flex, Text } from '@backstage/ui';
import { FormEvent, useState } from 'react';
import type {
  AuthorizeMode,
  BeginInput,
  ConnectOptions,
} from '../client/connect';
import { ErrorPanel } from '../states/ErrorPanel';
import { useEntraTranslation } from '../translation';
import { CheckedField } from './CheckedField';
import { CloudField } from './CloudField';
import { askedFor, featuresOf, featuresOpenedBy, isOpenTo } from './consent';
import { ConsentChoice, ConsentFields } from './ConsentFields';
import { isTenant, LONGEST_TITLE } from './credentialDraft';
import { ModeField } from './ModeField';
import styles from './ConnectPage.module.css';
import { ScopeList } from './ScopeList';
import { useBegin } from './useBegin';

/** Lets an administrator authorize the portal's own app: what will be asked for is shown before Microsoft asks. */
export function AuthorizeForm({
  options,
  connection,
}: {
  options: ConnectOptions;
  /** The one to connect anew; absent for a new one. */
  connection?: ConnectionReport;
}) {
  const { t } = useEntraTranslation();
  const facts = connection?.connection;
  const [mode, setMode] = useState<AuthorizeMode>(
    facts?.credential === 'signIn' ? 'signIn' : 'application',
  );
  const [cloud, setCloud] = useState(facts?.cloud ?? options.clouds[0].id);
  const [title, setTitle] = useState('');
  const [tenant, setTenant] = useState('');
  const [choice, setChoice] = useState<ConsentChoice>(() => ({
    set: 'recommended',
    features: featuresOpenedBy(options, facts?.asked ?? [], mode),
  }));
  const [isChecked, setChecked] = useState(false);
  const { start, isBusy, error } = useBegin();

  const asked = askedFor(options, choice.set, choice.features, mode);
  const isEmpty =
    choice.set === 'custom' &&
    !featuresOf(options).some(
      each => choice.features.includes(each.name) && isOpenTo(mode, each),
    );
  const tenantProblem =
    tenant.trim() && !isTenant(tenant)
      ? t('connect.authorize.tenantProblem')
      : undefined;

  const input: BeginInput = {
    mode,
    cloud,
    ...(tenant.trim() && { tenant: tenant.trim() }),
    ...(title.trim() && { title: title.trim() }),
    set: choice.set,
    ...(choice.set === 'custom' && {
      permissions: asked.map(({ name }) => name),
    }),
    ...(connection && { connection: connection.id }),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (!tenantProblem && !isEmpty) void start(input);
  }

  return (
    <form
      onSubmit={submit}
      aria-label={t('connect.authorize.title')}
      noValidate
      className={styles.form}
    >
      <Flex direction="column" gap="4">
        {!connection && (
          <>
            <CheckedField
              label={t('connect.authorize.name')}
              description={t('connect.authorize.nameHint')}
              maxLength={LONGEST_TITLE}
              value={title}
              onChange={setTitle}
            />
            <CloudField
              clouds={options.clouds}
              value={cloud}
              onChange={setCloud}
            />
            <CheckedField
              label={t('connect.authorize.tenant')}
              description={t('connect.authorize.tenantHint')}
              value={tenant}
              onChange={setTenant}
              problem={isChecked ? tenantProblem : undefined}
            />
          </>
        )}
        <ModeField value={mode} onChange={setMode} />
        <ConsentFields
          options={options}
          mode={mode}
          choice={choice}
          onChange={setChoice}
        />
        {mode === 'application' && (
          <Text as="p" color="secondary">
            {t('connect.authorize.allAtOnce')}
          </Text>
        )}
        <ScopeList
          title={
            mode === 'application'
              ? t('connect.authorize.needed')
              : t('connect.authorize.asked')
          }
          asked={asked}
        />
        {isChecked && isEmpty && (
          <Text as="p" color="danger" role="alert">
            {t('connect.authorize.nothingChosen')}
          </Text>
        )}
        {error && (
          <ErrorPanel
            title={t('connect.authorize.failed')}
            error={error}
            onRetry={() => void start(input)}
          />
        )}
        <Flex>
          <Button type="submit" variant="primary" isPending={isBusy}>
            {t('connect.authorize.title')}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
