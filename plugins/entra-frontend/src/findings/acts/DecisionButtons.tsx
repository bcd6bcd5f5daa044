import { Button, Flex } from '@backstage/ui';
import { useState } from 'react';
import type { FindingAct, FindingOptions } from '../../client/findings';
import { useEntraTranslation } from '../../translation';
import type { Decision } from './decisions';
import { DecisionDialog } from './DecisionDialog';

/** What can be decided; each opens its form. */
export function DecisionButtons({
  label,
  subject,
  decisions,
  options,
  onAct,
}: {
  /** What the buttons are about, for who hears them. */
  label: string;
  subject: string;
  decisions: readonly Decision[];
  options: FindingOptions;
  onAct: (act: FindingAct) => Promise<void>;
}) {
  const { t } = useEntraTranslation();
  const [open, setOpen] = useState<Decision>();
  return (
    <>
      <Flex
        gap="2"
        role="group"
        aria-label={label}
        style={{ flexWrap: 'wrap' }}
      >
        {decisions.map(decision => (
          <Button
            key={decision}
            size="small"
            variant="secondary"
            onPress={() => setOpen(decision)}
          >
            {t(`findings.decide.open.${decision}`)}
          </Button>
        ))}
      </Flex>
      {open && (
        <DecisionDialog
          decision={open}
          subject={subject}
          options={options}
          onAct={onAct}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
