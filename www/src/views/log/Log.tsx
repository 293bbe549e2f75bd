// What the lanes had to say, newest last.
import { useEffect, useRef, useState } from 'preact/hooks';
import { fill, milliseconds, number, word } from '../../i18n/format';
import { run, type Trace } from '../../state/runs';
import type { Lab } from '../lab/lab';
import { traceWords } from '../lab/trace-words';

/** Lines in the page at once: a reader's patience and a phone's memory. */
const SHOWN = 400;
/** A live log is read by people: a few updates a second are enough, and leave the frame to the timeline. */
const EVERY_MS = 200;

interface Props {
  lab: Lab;
  trace: Trace | null;
  /** Nothing more will come. */
  over: boolean;
}

export function Log({ lab, trace, over }: Props) {
  const { t, voice } = lab;
  useThrottledPulse();
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

/** Draws anew when the traces have news, but not with every frame of a running one. */
function useThrottledPulse(): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const stop = run.pulse.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = null;
        redraw((n) => n + 1);
      }, EVERY_MS);
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, []);
}
