import { Button, Flex, Text, TextField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';

/** Puts a text where it can be pasted from. */
export function CopyText({
  text,
  action,
  done,
  byHand,
}: {
  text: string;
  /** What the button says. */
  action: string;
  /** What is said when it is copied. */
  done: string;
  /** Label of the field that is shown instead where there is no clipboard. */
  byHand: string;
}) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome === 'refused') field.current?.querySelector('input')?.select();
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // No clipboard outside of https and localhost, or the person said no: the text is shown to copy by hand.
      setOutcome('refused');
    }
  }

  if (outcome === 'refused') {
    return (
      <TextField
        ref={field}
        label={byHand}
        size="small"
        value={text}
        isReadOnly
      />
    );
  }
  return (
    <Flex gap="3" align="center">
      <Button variant="secondary" onPress={() => void copy()}>
        {action}
      </Button>
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {outcome === 'copied' && done}
      </Text>
    </Flex>
  );
}
