import { type EntraTranslate, useEntraTranslation } from '../translation';

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago, in words. */
export function ago(t: EntraTranslate, iso: string, now: Date): string {
  const seconds = (Date.parse(iso) - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return iso;
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) {
      return t('time.ago', {
        amount: Math.round(seconds / size),
        formatParams: { amount: { range: unit, numeric: 'auto' } },
      });
    }
  }
  return t('time.now');
}

/** A moment: relative to read, absolute to be sure. */
export function When({ at }: { at: string }) {
  const { t } = useEntraTranslation();
  const absolute = Number.isNaN(Date.parse(at))
    ? at
    : new Date(at).toLocaleString();
  return (
    <time dateTime={at} title={absolute}>
      {ago(t, at, new Date())}
    </time>
  );
}
