import { Button, Flex, Text, TextField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';

/** The address of what is open, for whoever fixes it. */
export function CopyLink() {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>();
  const link = window.location.href;
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome === 'refused') field.current?.querySelector('input')?.select();
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      // No clipboard outside of https and localhost, or the person said no: the link is shown to copy by hand.
      setOutcome('refused');
    }
  }

  if (outcome === 'refused') {
    return (
      <TextField
        ref={field}
        label="Copy this link"
        size="small"
        value={link}
        isReadOnly
      />
    );
  }
  return (
    <Flex gap="3" align="center">
      <Button variant="secondary" onPress={() => void copy()}>
        Copy link
      </Button>
      <Text as="p" variant="body-small" color="secondary" aria-live="polite">
        {outcome === 'copied' && 'Link copied'}
      </Text>
    </Flex>
  );
}
