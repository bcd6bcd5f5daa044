/** What an answer says of its class's quota. */
export interface QuotaNews {
  refused: boolean;
  /** How long Graph wants to be left alone. */
  retryAfterMs?: number;
  /** Share of the limit in use: told above 0.8, and above 1 where requests are being refused. */
  usedShare?: number;
  /** What is left until the quota is whole again; SharePoint tells it. */
  remaining?: { units: number; resetMs: number };
}

/**
 * @see https://learn.microsoft.com/graph/throttling-limits
 * @see https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online
 */
export function quotaNews(response: Response): QuotaNews {
  const number = (name: string) => {
    const text = response.headers.get(name);
    const value = Number(text);
    return text?.trim() && Number.isFinite(value) && value >= 0
      ? value
      : undefined;
  };
  const units = number('ratelimit-remaining');
  const reset = number('ratelimit-reset');
  return {
    refused: response.status === 429,
    retryAfterMs: retryAfterMs(response),
    usedShare: number('x-ms-throttle-limit-percentage'),
    ...(units !== undefined && reset !== undefined
      ? { remaining: { units, resetMs: reset * 1000 } }
      : {}),
  };
}

/** Absence is normal: Conditional Access and Identity Protection never send it. */
export function retryAfterMs(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (!header) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000) || 1;
  const until =
    Date.parse(header) - Date.parse(response.headers.get('date') ?? '');
  return Number.isFinite(until) ? Math.max(1, until) : undefined;
}
