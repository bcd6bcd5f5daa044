import { type EntraTranslate, useEntraTranslation } from '../translation';

/** A moment to the minute, for what is compared with other moments. */
export function Moment({ at }: { at: string }) {
  const { t } = useEntraTranslation();
  return <time dateTime={at}>{momentOf(t, at)}</time>;
}

/** In UTC, as logs are. */
export function momentOf(t: EntraTranslate, at: string): string {
  if (Number.isNaN(Date.parse(at))) return at;
  return t('time.moment', {
    at: new Date(at),
    formatParams: {
      at: {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: 'UTC',
      },
    },
  });
}
