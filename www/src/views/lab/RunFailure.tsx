// A run that failed: what happened, who waits for whom where that is it, what to do next, and what is left of it.
// Where that is what the strategy is there for, the lab's words say so in place of advice.
import { errorAdvice, errorSentence, waitingSentence } from '../../i18n/sentences';
import { run } from '../../state/runs';
import { Gone, useGone } from '../common/NewVersion';
import { type Lab, strategyName } from './lab';

export function RunFailure({ lab }: { lab: Lab }) {
  const { t, voice } = lab;
  const failure = run.failure.value;
  const gone = useGone(failure?.error.code === 'load-failed');
  if (!failure) return null;
  if (gone) return <Gone />;
  const { error, step } = failure;
  const waiting = error.code === 'deadlock' ? error.waiting : [];
  const kept = run.comparison.value !== null || run.traces.value.length > 0;
  const meant = step ? voice.words[`failed.${step.strategy}.${error.code}`] : undefined;
  const advice = meant ?? errorAdvice(error, voice);
  return (
    <div class="failure" role="alert" data-error={error.code} data-meant={meant !== undefined}>
      <p class="failure-main">
        {errorSentence(error, voice)}
        {step && ` ${t.error.during(strategyName(lab, step.strategy))}`}
      </p>
      {waiting.length > 0 && (
        <ul class="deadlock">
          {waiting.map((one) => (
            <li key={one.lane}>{waitingSentence(one, waiting, voice)}</li>
          ))}
        </ul>
      )}
      {advice !== null && <p>{advice}</p>}
      {kept && <p class="quiet">{t.error.kept}</p>}
    </div>
  );
}
