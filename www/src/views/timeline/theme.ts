// The page's colours as a canvas needs them: custom properties resolved to plain colours, and again when the
// theme changes.
import type { State } from '../../engine/model';
import type { LaneTrace } from '../../engine/trace';

const LANES = ['lane-1', 'lane-2', 'lane-3', 'lane-4', 'lane-5', 'lane-6', 'lane-7', 'lane-8'] as const;
const COLOURS = [
  ...LANES,
  'running',
  'lock',
  'sleep',
  'io',
  'queue',
  'join',
  'ready',
  'ink',
  'soft',
  'line',
  'paper',
  'sunken',
  'accent',
] as const;

export interface Theme {
  /** By a lane's number from 1, see `laneColours`. */
  readonly lanes: readonly string[];
  readonly states: Readonly<Record<State, string>>;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly paper: string;
  readonly sunken: string;
  readonly accent: string;
  readonly font: string;
}

/** Reads `--tl-…` of timeline.css, which take the page's properties or else a default of their own. */
export function readTheme(element: Element): Theme {
  const probe = document.createElement('i');
  probe.hidden = true;
  // A property's value may be `var(…)` or `light-dark(…)`; as a colour it comes back worked out. All colours are there
  // before the first is read: to read one after a change has the browser work out the page's styles anew.
  for (const name of COLOURS) {
    const one = document.createElement('i');
    one.style.color = `var(--tl-${name})`;
    probe.append(one);
  }
  element.append(probe);
  const colours = Array.from(probe.children, (one) => getComputedStyle(one).color);
  const colour = (name: (typeof COLOURS)[number]) => colours[COLOURS.indexOf(name)] ?? '';
  const theme: Theme = {
    lanes: LANES.map(colour),
    states: {
      idle: 'transparent',
      done: 'transparent',
      running: colour('running'),
      lock: colour('lock'),
      sleep: colour('sleep'),
      io: colour('io'),
      queue: colour('queue'),
      join: colour('join'),
      ready: colour('ready'),
    },
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    paper: colour('paper'),
    sunken: colour('sunken'),
    accent: colour('accent'),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return theme;
}

/**
 * Colours of lanes: by number, so that a lane has the same one in every run and in a picture it drew. The main lane
 * is neutral beside others, for it mostly waits for them.
 */
export function laneColours(theme: Theme, lanes: readonly LaneTrace[]): string[] {
  return lanes.map(({ kind, number }) =>
    kind === 'main' && lanes.length > 1
      ? theme.soft
      : (theme.lanes[Math.max(0, number - 1) % LANES.length] ?? theme.ink),
  );
}

/** Calls back after every change of theme; returns how to end that. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
