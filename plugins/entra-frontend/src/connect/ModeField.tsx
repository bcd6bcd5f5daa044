import { Radio, RadioGroup } from '@backstage/ui';
import type { AuthorizeMode } from '../client/connect';
import { useEntraTranslation } from '../translation';

/** On whose behalf the tenant is read. */
export function ModeField({
  value,
  onChange,
}: {
  value: AuthorizeMode;
  onChange: (mode: AuthorizeMode) => void;
}) {
  const { t } = useEntraTranslation();
  return (
    <RadioGroup
      label={t('connect.mode.label')}
      description={t('connect.mode.hint')}
      value={value}
      onChange={mode => onChange(mode as AuthorizeMode)}
    >
      <Radio value="application">{t('connect.mode.application')}</Radio>
      <Radio value="signIn">{t('connect.mode.signIn')}</Radio>
    </RadioGroup>
  );
}
