import { CopyText } from '../copy/CopyText';
import { useEntraTranslation } from '../translation';

/** The address of what is open, for whoever fixes it. */
export function CopyLink() {
  const { t } = useEntraTranslation();
  return (
    <CopyText
      text={window.location.href}
      action={t('findings.link.copy')}
      done={t('findings.link.copied')}
      byHand={t('findings.link.byHand')}
    />
  );
}
