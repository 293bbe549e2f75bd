// What is said of a run while it goes on: in sight at every step, aloud only when something new begins.
import type { Lang } from '../../engine/catalog';
import type { StepRole } from '../../engine/model';
import type { Messages } from '../../i18n';
import { number } from '../../i18n/format';
import type { Progress, RunState } from '../../state/run';

/** What was asked for. */
export interface Asked {
  strategies: number;
  repeats: number;
}

/** What is done right now, how much of it there is, and for whom. */
export function progressLine(
  t: Messages,
  lang: Lang,
  progress: Progress | null,
  strategy: string,
  asked: Asked,
): string {
  if (!progress) return t.preparing;
  const n = (value: number) => number(value, lang);
  const { step, index } = progress;
  if (step.role !== 'timed')
    // Traced steps come first, one for each strategy.
    return t.progressTraced(strategy, n(Math.min(index + 1, asked.strategies)), n(asked.strategies));
  return t.progressTimed(strategy, n(step.round + 1), n(asked.repeats));
}

/** For screen readers. A failure is not said here: it is an alert of its own. */
export function announcement(
  t: Messages,
  lang: Lang,
  state: RunState,
  role: StepRole | null,
  asked: Asked,
  verdict: string,
): string {
  if (state === 'running') {
    if (role === null) return t.preparing;
    if (role === 'live') return t.announceLive(number(asked.strategies, lang));
    return role === 'traced'
      ? t.announceTraced(number(asked.strategies, lang))
      : t.announceTimed(number(asked.repeats, lang));
  }
  if (state === 'done') return `${t.state.done}. ${verdict}`;
  return state === 'stopped' ? t.stoppedNote : '';
}
