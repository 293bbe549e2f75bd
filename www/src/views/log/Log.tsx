// What the lanes had to say, newest last.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill, milliseconds, number, word } from '../../i18n/format';
import { run, type Trace } from '../../state/runs';
import type { Lab } from '../lab/lab';
import { traceWords } from '../lab/trace-words';
import { createLogNews } from './news';

/** Lines in the page at once: a reader's patience and a phone's memory. */
const SHOWN = 400;

interface Props {
  lab: Lab;
  trace: Trace | null;
  /** Nothing more will come. */
  over: boolean;
}

export function Log({ lab, trace, over }: Props) {
  const { t, voice } = lab;
  useNews(trace);
  const box = useRef<HTMLDivElement>(null);
  const lines = trace?.logs.slice(-SHOWN) ?? [];
  const hidden = (trace?.logs.length ?? 0) - lines.length + (trace?.logsOmitted ?? 0);
  const count = lines.length;
  useEffect(() => {
    if (count > 0 && run.state.peek() === 'running' && box.current)
      box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  const words = traceWords(lab);
  return (
    <div class="log">
      <h3 id="log-title">{t.log}</h3>
      {hidden > 0 && <p class="quiet">{t.logEarlier(number(hidden, voice.lang))}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div class="log-lines" role="log" aria-labelledby="log-title" tabIndex={0} ref={box}>
        {count === 0 && <p class="quiet">{over ? t.logNone : t.logEmpty}</p>}
        {lines.map(({ time, lane, name, a, b }, i) => (
          <p key={hidden + i} class="log-line">
            <span class="num time">{milliseconds(time, voice.lang)}</span>
            <span class="lane-name">{lane.label(words)}</span>
            <span class="event">{fill(word(`event.${name}`, voice), { a, b }, voice)}</span>
          </p>
        ))}
      </div>
    </div>
  );
}

/** Draws anew when the trace has new lines, at a pace for reading. */
function useNews(trace: Trace | null): void {
  const [, redraw] = useState(0);
  // Not after the next frame, as other effects: lines that come until then would have to wait for those after them.
  useLayoutEffect(() => {
    if (!trace) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const news = createLogNews(trace, () => redraw((n) => n + 1), {
      now: () => performance.now(),
      later: (callback, ms) => {
        timer = setTimeout(callback, ms);
      },
    });
    const stop = run.pulse.subscribe(news);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [trace]);
}
