/** What the backend said went wrong, where it was the backend that said it. */
function said(error: Error): { name?: string; message?: string } {
  const { body } = error as {
    body?: { error?: { name?: string; message?: string } };
  };
  return body?.error ?? {};
}

/** The backend's own sentence; a gateway between may have answered with a page instead, of which only the status is kept. */
export function sentenceOf(error: Error): string {
  return (said(error).message ?? error.message).replace(/,?\s*<[\s\S]*$/, '');
}

/** The list has been replaced by a sync since its page before: only its first page can be asked for again. */
export function isStaleCursor(error: Error): boolean {
  return said(error).name === 'ConflictError';
}

/** The portal's policy does not let this person; asking again changes nothing. */
export function isRefused(error: Error): boolean {
  return said(error).name === 'NotAllowedError';
}
