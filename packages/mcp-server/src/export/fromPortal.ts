import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { ExportOptions } from './exportOptions';

/**
 * The file as a portal sends it, with what the token may see.
 * @throws Error with one sentence that says what to do
 */
export async function fromPortal(
  { url, token }: { url: string; token: string },
  { format, connection, selection }: ExportOptions,
  request: typeof fetch = fetch,
): Promise<Readable> {
  const address = new URL('/api/entra/v1/findings/export', url);
  const query = { ...selection, format, connection };
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  let response: Response;
  try {
    response = await request(address, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
    });
  } catch (error) {
    throw new Error(
      `The portal at ${address.origin} could not be reached. Check its address in ENTRA_PORTAL_URL and that it runs.`,
      { cause: error },
    );
  }
  if (response.status === 401) {
    throw new Error(
      'The portal refused the token. Put a valid one into ENTRA_PORTAL_TOKEN.',
    );
  }
  if (!response.ok || !response.body) {
    const answer: any = await response.json().catch(() => undefined);
    throw new Error(
      typeof answer?.error?.message === 'string'
        ? answer.error.message
        : `The portal answered with status ${response.status}. Look at its log.`,
    );
  }
  return Readable.fromWeb(response.body as ReadableStream);
}
