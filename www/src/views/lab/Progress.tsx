// How far the run is: one step is one execution of one strategy.
import { number } from '../../i18n/format';
import { run } from '../../state/runs';
import { type Lab, strategyName } from './lab';

export function Progress({ lab }: { lab: Lab }) {
  const { t, voice } = lab;
  const state = run.state.value;
  const progress = run.progress.value;
  if (state !== 'running') {
    return (
      <p class="state" data-run-state={state}>
        {t.state[state]}
      </p>
    );
  }
  const step = progress?.step;
  const name = step ? strategyName(lab, step.strategy) : '';
  const text = !step
    ? t.preparing
    : step.role === 'traced'
      ? t.progressTraced(name)
      : t.progressTimed(name, number(step.round + 1, voice.lang));
  return (
    <div class="progress">
      <progress aria-label={t.progressLabel} value={progress?.index ?? 0} max={progress?.total ?? 1} />
      <p class="state">
        {text}
        {progress && (
          <span class="num">
            {' '}
            {progress.index + 1}/{progress.total}
          </span>
        )}
      </p>
    </div>
  );
}
