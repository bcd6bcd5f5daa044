import { cleanLabel } from '@entra-posture/core';

/**
 * A name for comparison: case and the marks between words do not count, and nothing else is forgiven. A name with
 * something hidden in it is equal to none: anybody may register an app, and call it what they like.
 */
export function comparable(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const words = name.replaceAll(' ', '');
  if (cleanLabel(name, Infinity).replaceAll(' ', '') !== words)
    return undefined;
  return (
    words
      .normalize('NFC')
      .toLowerCase()
      .replace(/[._-]+/g, '') || undefined
  );
}
