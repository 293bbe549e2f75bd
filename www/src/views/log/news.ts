// When a live log is drawn anew: the first lines at once, since somebody waits for them; then a few times a second,
// which is enough for who reads, and leaves the frames to the timeline.
import { createPace, type PaceTools } from '../../state/pace';

const EVERY_MS = 200;

/** What is looked at of a trace. */
interface Lines {
  readonly logs: { readonly length: number };
  readonly logsOmitted: number;
}

/** To be called whenever a trace has something new, of a log that shows what it has now; calls back where that is lines. */
export function createLogNews(trace: Lines, redraw: () => void, tools: PaceTools): () => void {
  const pace = createPace(EVERY_MS, tools);
  const count = () => trace.logs.length + trace.logsOmitted;
  let drawn = count();
  return () => {
    if (count() === drawn) return;
    pace(() => {
      drawn = count();
      redraw();
    });
  };
}
