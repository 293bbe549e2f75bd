// A time that is only estimated: no more digits than it has.
import type { Lang } from '../../engine/catalog';
import { number } from '../../i18n/format';
import type { SweepWords } from '../../i18n/sweep';

/** Whole seconds, at least one; from a minute and a half on whole minutes. */
export function roughly(ms: number, w: SweepWords, lang: Lang): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 90 ? w.seconds(number(seconds, lang)) : w.minutes(number(Math.round(seconds / 60), lang));
}
