import { PasswordField, Select } from '@backstage/ui';
import type { ConnectOptions } from '../client/connect';
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
  const { draft, problems, onChange } = props;
  return (
    <>
      <Select
        label="Kind of credential"
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
          label="Application (client) id"
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
  switch (draft.kind) {
    case 'clientSecret':
      return (
        <PasswordField
          label="Client secret"
          description="Its value, not its id. It is sealed before it is stored and never shown again."
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
            label="Certificate"
            description="PEM; the same that the app registration has."
            isSecret={false}
            value={draft.certificate}
            onChange={certificate => onChange({ certificate })}
            problem={problems.certificate}
          />
          <SecretArea
            label="Private key"
            description="PEM, without a passphrase. It is sealed before it is stored and never shown again."
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
          label="Client id of the managed identity"
          description={
            draft.kind === 'federated'
              ? 'The identity that the app registration trusts; empty for the system-assigned one of the portal’s host.'
              : 'Empty for the system-assigned one of the portal’s host. The identity itself must hold the application permissions.'
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
