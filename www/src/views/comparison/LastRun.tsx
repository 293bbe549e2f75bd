// That something is shown of the last run only, where the other runs differ.
import { comparisonWords } from '../../i18n/comparison';
import { number } from '../../i18n/format';
import type { Lab } from '../lab/lab';
import type { Of } from './grouped';

export function LastRun({ lab, items }: { lab: Lab; items: readonly Of<unknown>[] }) {
  const { lang } = lab.voice;
  const runs = Math.max(0, ...items.map(({ lastOf }) => lastOf));
  if (runs < 2) return null;
  return <p class="quiet last-run">{comparisonWords(lang).ofLastRun(number(runs, lang))}</p>;
}
