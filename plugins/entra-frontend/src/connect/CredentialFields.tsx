import { PasswordField, Select } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
import { useEntraTranslation } from '../translation';
import { CheckedField } from './CheckedField';
import type { CredentialDraft, CredentialField } from './credentialDraft';
import { SecretArea } from './SecretArea';

interface Props {
  draft: CredentialDraft;
  problems: Partial<Record<CredentialField, string>>;
  onChange: (change: Partial<CredentialDraft>) => void;
}

/** Which app registration, and what proves it. */
export function CredentialFields({
  credentials,
  ...props
}: Props & { credentials: ConnectOptions['credentials'] }) {
  const { t } = useEntraTranslation();
  const { draft, problems, onChange } = props;
  return (
    <>
      <Select
        label={t('connect.credential.kind')}
        options={credentials.map(({ kind, title }) => ({
          value: kind,
          label: title,
        }))}
        value={draft.kind}
        onChange={key =>
          key !== null && onChange({ kind: key as CredentialDraft['kind'] })
        }
      />
      {draft.kind !== 'managedIdentity' && (
        <CheckedField
          label={t('connect.credential.clientId')}
          value={draft.clientId}
          onChange={clientId => onChange({ clientId })}
          problem={problems.clientId}
        />
      )}
      <Proof {...props} />
    </>
  );
}

function Proof({ draft, problems, onChange }: Props) {
  const { t } = useEntraTranslation();
  switch (draft.kind) {
    case 'clientSecret':
      return (
        <PasswordField
          label={t('connect.credential.clientSecret')}
          description={t('connect.credential.clientSecretHint')}
          autoComplete="off"
          value={draft.clientSecret}
          onChange={clientSecret => onChange({ clientSecret })}
          validationBehavior="aria"
          validate={() => problems.clientSecret ?? true}
        />
      );
    case 'certificate':
      return (
        <>
          <SecretArea
            label={t('connect.credential.certificate')}
            description={t('connect.credential.certificateHint')}
            isSecret={false}
            value={draft.certificate}
            onChange={certificate => onChange({ certificate })}
            problem={problems.certificate}
          />
          <SecretArea
            label={t('connect.credential.privateKey')}
            description={t('connect.credential.privateKeyHint')}
            value={draft.privateKey}
            onChange={privateKey => onChange({ privateKey })}
            problem={problems.privateKey}
          />
        </>
      );
    case 'federated':
    case 'managedIdentity':
      return (
        <CheckedField
          label={t('connect.credential.managedIdentity')}
          description={
            draft.kind === 'federated'
              ? t('connect.credential.trustedIdentityHint')
              : t('connect.credential.managedIdentityHint')
          }
          value={draft.managedIdentityClientId}
          onChange={managedIdentityClientId =>
            onChange({ managedIdentityClientId })
          }
          problem={problems.managedIdentityClientId}
        />
      );
    default:
      throw new Error(`Unknown credential ${draft.kind satisfies never}`);
  }
}
