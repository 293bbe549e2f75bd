// A span in words: for the tooltip, for screen readers and for the table.
import type { Lang } from '../../engine/catalog';
import type { LaneTrace } from '../../engine/trace';
import { endOf } from './summary';
import { duration, moment } from './ticks';
import { type SpanText, timelineWords } from './words';

export function spanText(
  lane: LaneTrace,
  span: number,
  names: { lane: string; object: string },
  now: number,
  lang: Lang,
): SpanText {
  const start = lane.starts[span] ?? 0;
  const end = endOf(lane, span, now);
  const open = Number.isNaN(lane.ends[span] ?? Number.NaN);
  // As precise as the span's own length asks for, so that its ends can be told apart.
  const resolution = Math.max(1e-3, (end - start) / 100);
  return {
    lane: names.lane,
    state: timelineWords(lang).states[lane.state(span)],
    from: moment(start, lang, resolution),
    to: open ? '' : moment(end, lang, resolution),
    lasted: duration(end - start, lang),
    object: names.object,
  };
}
