import type { IdentityItem } from '@entra-posture/core';
import { Text } from '@backstage/ui';
import { Known } from '../known/Known';
import { useEntraTranslation } from '../translation';
import { isWithheld, Withheld } from '../withheld/Withheld';
import styles from './Identity.module.css';
import { methodName } from './methodName';

/** Whether somebody can answer a request for a second factor, and with what. */
export function Factors({
  line,
}: {
  line: Pick<IdentityItem, 'label' | 'identity' | 'mfa' | 'methods'>;
}) {
  const { t } = useEntraTranslation();
  const { identity, mfa, methods, label } = line;
  if (identity === 'servicePrincipal' || identity === 'device')
    return <Known value="unused">{t('identity.factors.none')}</Known>;
  return (
    <>
      <MfaMark mfa={mfa} />
      {isWithheld(label) ? (
        mfa && (
          <Text as="p" variant="body-small" className={styles.beneath}>
            {t('identity.factors.withheld', { withheld: <Withheld /> })}
          </Text>
        )
      ) : (
        <Methods methods={methods} />
      )}
    </>
  );
}

export function MfaMark({ mfa }: { mfa: boolean | null }) {
  const { t } = useEntraTranslation();
  if (mfa === null)
    return <Known value={null}>{t('identity.factors.unknown')}</Known>;
  return (
    <Known value={mfa}>
      {mfa ? t('identity.factors.registered') : t('identity.factors.without')}
    </Known>
  );
}

function Methods({ methods }: { methods: readonly string[] }) {
  if (!methods.length) return null;
  return (
    <Text
      as="p"
      variant="body-small"
      color="secondary"
      className={styles.beneath}
    >
      {methods.map(methodName).join(', ')}
    </Text>
  );
}
