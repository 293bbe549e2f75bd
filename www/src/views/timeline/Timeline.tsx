// The timeline of one execution: a picture of its lanes, with a legend, and a table that says the same.
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../../engine/catalog';
import type { Trace } from '../../engine/trace';
import { spanText } from './describe';
import { listen } from './input';
import { Legend } from './Legend';
import { Tables } from './Tables';
import { watchTheme } from './theme';
import { duration } from './ticks';
import './timeline.css';
import { Tooltip } from './tooltip';
import { type Selection, TimelineView } from './view';
import { timelineWords } from './words';

export interface TimelineProps {
  trace: Trace;
  /** The lab's words by key, empty where there is none. */
  words: (key: string) => string;
  lang: Lang;
  running: boolean;
  /** What the trace is of, for example the strategy's name. */
  label?: string;
}

/** The table of a run that goes on is written anew at most so often, ms. */
const TABLE_MS = 500;
/** The facts above the picture likewise. */
const FACTS_MS = 200;
const ZOOM = 1.8;

export default function Timeline(props: TimelineProps) {
  const { trace, words, lang, running, label } = props;
  const own = timelineWords(lang);
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const spacer = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overview = useRef<HTMLCanvasElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const live = useRef<HTMLParagraphElement>(null);
  const [view, setView] = useState<TimelineView | null>(null);
  const [open, setOpen] = useState(false);
  const [, setSeen] = useState(0);

  // The canvas side lives as long as the component; what it shows is handed to it after every rendering.
  useLayoutEffect(() => {
    const parts = whole({ root, scroll, spacer, canvas, overview });
    if (!parts || !tip.current) return;
    const made = new TimelineView(parts, props);
    const tooltip = new Tooltip(tip.current);
    const text = ({ lane, span }: Selection) => {
      const of = made.lanes[lane];
      if (!of) return null;
      const names = { lane: made.label(lane), object: made.objectOf(of, span) };
      return span < 0 ? null : spanText(of, span, names, made.now, made.lang);
    };
    const unlisten = listen(made, parts, {
      hover(selection, x, y) {
        const shown = selection && text(selection);
        if (shown) tooltip.show(shown, made.colour(selection.lane), x, y, made.lang);
        else tooltip.hide();
      },
      chosen(selection) {
        const lane = made.lanes[selection.lane];
        if (!lane || !live.current) return;
        const shown = text(selection);
        const says = timelineWords(made.lang);
        const spans = new Intl.NumberFormat(made.lang).format(lane.count);
        live.current.textContent = shown
          ? says.sentence(shown)
          : says.laneChosen(made.label(selection.lane), spans);
      },
    });
    let said = 0;
    made.onFrame = () => {
      // The facts above the picture follow it, but not with every frame.
      if (performance.now() - said < FACTS_MS) return;
      said = performance.now();
      setSeen(made.version);
    };
    const unwatch = watchTheme(() => made.retheme());
    const resized = new ResizeObserver(() => made.request());
    resized.observe(parts.scroll);
    resized.observe(parts.root);
    setView(made);
    return () => {
      unlisten();
      unwatch();
      resized.disconnect();
      made.dispose();
    };
  }, []);

  useLayoutEffect(() => {
    view?.show({ trace, words, lang, running });
  });

  const { lanes } = trace;
  const empty = lanes.length === 0;
  return (
    <figure class="timeline" ref={root} aria-label={label ? `${own.title}: ${label}` : own.title}>
      <div class="timeline-bar">
        <p class="timeline-facts">
          {empty ? (running ? own.waiting : own.empty) : own.summary(lanes.length, duration(trace.end, lang))}
        </p>
        <div class="timeline-buttons">
          <IconButton label={own.zoomOut} path="M4 10h12" act={() => view?.zoom(ZOOM, undefined, true)} />
          <IconButton
            label={own.zoomIn}
            path="M4 10h12M10 4v12"
            act={() => view?.zoom(1 / ZOOM, undefined, true)}
          />
          <IconButton
            label={own.fit}
            path="M3 5v10M17 5v10M6 10h8M8 7.5 5.5 10 8 12.5M12 7.5 14.5 10 12 12.5"
            act={() => view?.fit()}
          />
        </div>
      </div>
      <div class="timeline-stage">
        <div
          class="timeline-scroll"
          ref={scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, so it takes focus
          tabIndex={0}
          role="application"
          aria-roledescription={own.role}
          aria-label={label ?? own.title}
          aria-describedby={`${id}-keys`}
        >
          <div class="timeline-rows" ref={spacer} aria-hidden="true">
            <canvas class="timeline-canvas" ref={canvas} />
          </div>
        </div>
        <div class="timeline-strip" aria-hidden="true">
          <canvas class="timeline-overview" ref={overview} title={own.atOnceLong} />
        </div>
        <div class="timeline-tip" ref={tip} hidden aria-hidden="true" />
      </div>
      <p class="timeline-unseen" id={`${id}-keys`}>
        {own.keys}
      </p>
      <p class="timeline-unseen" aria-live="polite" ref={live} />
      <Legend lang={lang} />
      {trace.dropped > 0 && (
        <p class="timeline-dropped">{own.dropped(new Intl.NumberFormat(lang).format(trace.dropped))}</p>
      )}
      <p class="timeline-hint">
        <span class="timeline-mouse">{own.hint}</span> <span class="timeline-touch">{own.touchHint}</span>{' '}
        {own.dense}
      </p>
      <details class="timeline-details" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{own.table}</summary>
        {open && view && <LiveTables {...props} view={view} />}
      </details>
    </figure>
  );
}

/** The tables, written anew now and then while the run goes on. */
function LiveTables({ trace, words, lang, running, view }: TimelineProps & { view: TimelineView }) {
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setTurn((turn) => turn + 1), TABLE_MS);
    return () => clearInterval(timer);
  }, [running]);
  return <Tables trace={trace} words={words} lang={lang} summaries={view.summaries} now={trace.end} />;
}

function IconButton({ label, path, act }: { label: string; path: string; act: () => void }) {
  return (
    <button type="button" class="timeline-button" aria-label={label} title={label} onClick={act}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          stroke-width="1.75"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    </button>
  );
}

type Refs<T> = { [K in keyof T]: { current: T[K] | null } };

/** What the references hold, once all of them hold something. */
function whole({
  root,
  scroll,
  spacer,
  canvas,
  overview,
}: Refs<ConstructorParameters<typeof TimelineView>[0]>) {
  const parts = {
    root: root.current,
    scroll: scroll.current,
    spacer: spacer.current,
    canvas: canvas.current,
    overview: overview.current,
  };
  return isWhole(parts) ? parts : null;
}

type Parts = ConstructorParameters<typeof TimelineView>[0];

const isWhole = (parts: { [K in keyof Parts]: Parts[K] | null }): parts is Parts =>
  Object.values(parts).every((part) => part !== null);
