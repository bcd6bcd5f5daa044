import { Radio, RadioGroup } from '@backstage/ui';
import type { AuthorizeMode } from '../client/connect';

/** On whose behalf the tenant is read. */
export function ModeField({
  value,
  onChange,
}: {
  value: AuthorizeMode;
  onChange: (mode: AuthorizeMode) => void;
}) {
  return (
    <RadioGroup
      label="Read the tenant"
      description="Application permissions are recommended: reading goes on unattended. A sign-in ends with its person, when the account is disabled, its password is reset or a policy asks for it again."
      value={value}
      onChange={mode => onChange(mode as AuthorizeMode)}
    >
      <Radio value="application">
        With application permissions, after an administrator’s consent
        (recommended)
      </Radio>
      <Radio value="signIn">On behalf of an administrator who signs in</Radio>
    </RadioGroup>
  );
}
