// How far the run is: one step is one execution of one strategy.
import { useComputed } from '@preact/signals';
import { say } from '../../i18n/format';
import { run } from '../../state/runs';
import { type Lab, strategyName } from './lab';
import { announcement, progressLine } from './progress-words';

export function Progress({ lab }: { lab: Lab }) {
  return (
    <>
      <Announcement lab={lab} />
      <Line lab={lab} />
    </>
  );
}

function asked() {
  const request = run.request.value;
  return { strategies: request?.strategies.length ?? 0, repeats: request?.settings.repeats ?? 0 };
}

function Line({ lab }: { lab: Lab }) {
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
  const name = progress ? strategyName(lab, progress.step.strategy) : '';
  return (
    <div class="progress">
      <progress aria-label={t.progressLabel} value={progress?.index ?? 0} max={progress?.total ?? 1} />
      <p class="state">
        <span>{progressLine(t, voice.lang, progress, name, asked())}</span>
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

/** Apart, so that it is drawn anew when the role changes and not at every step. */
function Announcement({ lab }: { lab: Lab }) {
  const { t, voice } = lab;
  const role = useComputed(() => run.progress.value?.step.role ?? null);
  const verdict = run.comparison.value?.verdict[0];
  return (
    <p class="sr" role="status">
      {announcement(
        t,
        voice.lang,
        run.state.value,
        role.value,
        asked(),
        verdict ? say('verdict', verdict, voice) : '',
      )}
    </p>
  );
}
