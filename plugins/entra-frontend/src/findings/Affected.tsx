import type { FindingExplanation } from '@entra-posture/core';
import { useEntraTranslation, type EntraTranslate } from '../translation';
import { Facts } from './Facts';
import styles from './Affected.module.css';

const kinds = (t: EntraTranslate): Record<string, string> => ({
  user: t('findings.affected.kind.user'),
  group: t('findings.affected.kind.group'),
  servicePrincipal: t('findings.affected.kind.servicePrincipal'),
  application: t('findings.affected.kind.application'),
  device: t('findings.affected.kind.device'),
  role: t('findings.affected.kind.role'),
  conditionalAccessPolicy: t('findings.affected.kind.conditionalAccessPolicy'),
  namedLocation: t('findings.affected.kind.namedLocation'),
  policy: t('findings.affected.kind.policy'),
  signIn: t('findings.affected.kind.signIn'),
  tenant: t('findings.affected.kind.tenant'),
});

/** Whom a finding touches, each with its own evidence. */
export function Affected({ items }: { items: FindingExplanation['affected'] }) {
  const { t } = useEntraTranslation();
  const names = kinds(t);
  return (
    <ul className={styles.list}>
      {items.map(({ kind, entity, label, facts }) => (
        <li key={`${kind} ${entity}`}>
          <p className={styles.name}>
            <bdi>{label}</bdi>
            <span>{names[kind] ?? kind}</span>
          </p>
          <Facts facts={facts} />
        </li>
      ))}
    </ul>
  );
}
