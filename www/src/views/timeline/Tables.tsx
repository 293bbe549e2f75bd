// What the picture shows, for those who cannot see it or want the figures.
import type { Lang } from '../../engine/catalog';
import type { Trace } from '../../engine/trace';
import { SPAN_STATES, stateNumber } from '../../engine/trace';
import { spanText } from './describe';
import type { Summaries } from './summary';
import { duration } from './ticks';
import { timelineWords, withLaneWords } from './words';

/** Rows of the second table, all lanes together. */
const ROWS = 200;
const EACH = 20;

interface Props {
  trace: Trace;
  words: (key: string) => string;
  lang: Lang;
  summaries: Summaries;
  now: number;
}

export function Tables(props: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, also by keys
    <section class="timeline-tables" aria-label={timelineWords(props.lang).table} tabIndex={0}>
      <Totals {...props} />
      <FirstSpans {...props} />
    </section>
  );
}

function Totals({ trace, words, lang, summaries, now }: Props) {
  const own = timelineWords(lang);
  const named = withLaneWords(words, lang);
  const all = trace.lanes.map((lane) => ({ lane, summary: summaries.of(lane) }));
  const states = SPAN_STATES.filter((state) => all.some(({ summary }) => summary.has(stateNumber(state))));
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <table>
      <caption>{own.totals(all.length, duration(now, lang))}</caption>
      <thead>
        <tr>
          <th scope="col">{own.lane}</th>
          {states.map((state) => (
            <th key={state} scope="col">
              {own.states[state]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {all.map(({ lane, summary }, i) => {
          const totals = summary.totals(now);
          return (
            <tr key={i}>
              <th scope="row">{lane.label(named)}</th>
              {states.map((state) => {
                const time = totals[stateNumber(state)] ?? 0;
                return (
                  <td key={state}>
                    {summary.has(stateNumber(state))
                      ? `${duration(time, lang)} (${percent.format(now > 0 ? time / now : 0)})`
                      : own.nothing}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function FirstSpans({ trace, words, lang, now }: Props) {
  const own = timelineWords(lang);
  const named = withLaneWords(words, lang);
  const each = Math.max(1, Math.min(EACH, Math.floor(ROWS / Math.max(1, trace.lanes.length))));
  const spans = trace.lanes.flatMap((lane) => {
    const label = lane.label(named);
    return Array.from({ length: Math.min(each, lane.count) }, (_, span) => {
      const name = lane.objectName(span);
      const object = name === '' ? '' : words(`object.${name}`) || name;
      return spanText(lane, span, { lane: label, object }, now, lang);
    });
  });
  return (
    <table>
      <caption>{own.firstSpans(each)}</caption>
      <thead>
        <tr>
          {[own.lane, own.state, own.from, own.to, own.lasted, own.object].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {spans.map((span, i) => (
          <tr key={i}>
            <th scope="row">{span.lane}</th>
            <td>{span.state}</td>
            <td>{span.from}</td>
            <td>{span.to || own.open}</td>
            <td>{span.lasted}</td>
            <td>{span.object || own.nothing}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
