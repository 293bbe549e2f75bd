// The strip under the lanes: how many of them run at each moment of the whole run, and which part is shown above.
import type { LaneTrace } from '../../engine/trace';
import { addRunning, type Summaries } from './summary';
import type { Theme } from './theme';
import { type Range, spanOf, toX } from './viewport';

export const OVERVIEW_HEIGHT = 40;
/** Columns of the profile; wide enough for a strip, few enough for hundreds of lanes. */
const COLUMNS = 480;

export class Profile {
  /** Most lanes that ran at once. */
  most = 0;
  private readonly running = new Float32Array(COLUMNS);

  /** Works the profile out anew. Takes time by lanes, so not for every frame. */
  update(lanes: readonly LaneTrace[], summaries: Summaries, whole: Range, now: number): void {
    this.running.fill(0);
    if (spanOf(whole) > 0) for (const lane of lanes) addRunning(summaries.of(lane), whole, now, this.running);
    // A column is a mean over its time; what is just short of a lane by rounding counts as one.
    this.most = this.running.reduce((most, value) => Math.max(most, Math.round(value)), 0);
  }

  /** `label` has two lines at most. */
  paint(
    context: CanvasRenderingContext2D,
    theme: Theme,
    whole: Range,
    shown: Range,
    { gutter, width }: { gutter: number; width: number },
    label: readonly string[],
  ): void {
    const plot = Math.max(1, width - gutter);
    const high = OVERVIEW_HEIGHT - 10;
    context.clearRect(0, 0, width, OVERVIEW_HEIGHT);
    context.font = `500 11px ${theme.font}`;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.fillStyle = theme.soft;
    label.forEach((line, i) => {
      context.fillText(line, 12, OVERVIEW_HEIGHT / 2 + (i - (label.length - 1) / 2) * 14 + 1);
    });
    context.save();
    context.translate(gutter, 6);
    context.fillStyle = theme.sunken;
    context.fillRect(0, 0, plot, high);
    const top = Math.max(1, this.most);
    context.beginPath();
    context.moveTo(0, high);
    for (let i = 0; i < COLUMNS; i += 1) {
      const y = high - Math.min(1, (this.running[i] ?? 0) / top) * (high - 2);
      context.lineTo((i * plot) / COLUMNS, y);
      context.lineTo(((i + 1) * plot) / COLUMNS, y);
    }
    context.lineTo(plot, high);
    context.closePath();
    context.fillStyle = theme.soft;
    context.globalAlpha = 0.55;
    context.fill();
    context.globalAlpha = 1;
    window(context, theme, whole, shown, plot, high);
    context.restore();
  }
}

function window(
  context: CanvasRenderingContext2D,
  theme: Theme,
  whole: Range,
  shown: Range,
  plot: number,
  high: number,
): void {
  const x0 = Math.round(toX(shown.start, whole, plot));
  const x1 = Math.max(x0 + 3, Math.round(toX(shown.end, whole, plot)));
  if (x0 <= 0 && x1 >= plot) return;
  context.fillStyle = theme.paper;
  context.globalAlpha = 0.72;
  context.fillRect(0, 0, Math.max(0, x0), high);
  context.fillRect(x1, 0, Math.max(0, plot - x1), high);
  context.globalAlpha = 1;
  context.strokeStyle = theme.accent;
  context.lineWidth = 2;
  context.strokeRect(x0 + 1, 1, Math.max(1, x1 - x0 - 2), high - 2);
}
