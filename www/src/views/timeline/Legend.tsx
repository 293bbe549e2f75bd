import { useEffect, useRef } from 'preact/hooks';
import type { Lang } from '../../engine/catalog';
import type { State } from '../../engine/model';
import { SPAN_STATES } from '../../engine/trace';
import { Marks } from './marks';
import { readTheme, watchTheme } from './theme';
import { timelineWords } from './words';

const WIDTH = 34;
const HEIGHT = 18;

/** Drawn by what draws the lanes, so that the two cannot differ. */
function Swatch({ state }: { state: State }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const draw = () => {
      const theme = readTheme(canvas.parentElement ?? document.body);
      canvas.width = WIDTH * devicePixelRatio;
      canvas.height = HEIGHT * devicePixelRatio;
      context.scale(devicePixelRatio, devicePixelRatio);
      const marks = new Marks(context, theme, devicePixelRatio);
      marks.anchor(0, HEIGHT / 2);
      // Work has its lane's colour, whichever that is.
      const part = state === 'running' ? 3 : 1;
      for (let i = 0; i < part; i += 1) {
        const x = Math.round((i * (WIDTH - 1)) / part);
        const end = Math.round(((i + 1) * (WIDTH - 1)) / part);
        marks.bar(state, theme.lanes[i] ?? theme.ink, x, end + (i === part - 1 ? 1 : 0), 0, HEIGHT);
      }
    };
    draw();
    return watchTheme(draw);
  }, [state]);
  return (
    <span class="timeline-swatch" aria-hidden="true">
      <canvas ref={ref} />
    </span>
  );
}

export function Legend({ lang }: { lang: Lang }) {
  const words = timelineWords(lang);
  return (
    <ul class="timeline-legend" aria-label={words.legend}>
      {SPAN_STATES.map((state) => (
        <li key={state}>
          <Swatch state={state} />
          {words.states[state]}
        </li>
      ))}
    </ul>
  );
}
