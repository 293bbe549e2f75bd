// A ratio of medians with its interval, and what may be said of it.
import type { Speedup as Ratio } from '../../engine/model';
import { ratio } from '../../i18n/format';
import type { Lab } from '../lab/lab';

export function Speedup({ lab, of }: { lab: Lab; of: Ratio }) {
  const { t, voice } = lab;
  const { difference, interval, ratio: times } = of;
  if (difference === 'baseline') return <span class="quiet">{t.baseline}</span>;
  return (
    <>
      <strong class={`difference-${difference}`}>{ratio(times, voice.lang)}</strong>
      {interval && (
        <small>
          {ratio(interval.low, voice.lang)}–{ratio(interval.high, voice.lang)}
        </small>
      )}
      {difference === 'unclear' && <small class="unclear">{t.unclear}</small>}
    </>
  );
}
