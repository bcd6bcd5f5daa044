import type { CaVerdictWord } from '@entra-posture/core';

export const verdictNames: Record<CaVerdictWord, string> = {
  block: 'Blocked',
  grant: 'Let in once what is asked for is met',
  allow: 'Let in with nothing asked',
};
