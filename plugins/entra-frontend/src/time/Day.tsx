import { type EntraTranslate, useEntraTranslation } from '../translation';

/** A day, as a date says it; its time would only confuse. */
export function Day({ at }: { at: string }) {
  const { t } = useEntraTranslation();
  return <time dateTime={at}>{dayOf(t, at)}</time>;
}

/** In UTC, in which days are counted. */
export function dayOf(t: EntraTranslate, at: string): string {
  if (Number.isNaN(Date.parse(at))) return at;
  return t('time.day', {
    at: new Date(at),
    formatParams: {
      at: {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        timeZone: 'UTC',
      },
    },
  });
}
