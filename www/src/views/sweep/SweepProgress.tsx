// How far the sweep is, and how long what is left will take.
import { number, word } from '../../i18n/format';
import { type SweepWords, sweepWords } from '../../i18n/sweep';
import { run } from '../../state/runs';
import { sweep } from '../../state/sweep';
import { fromRun, fromValues } from '../../state/sweep/estimate';
import type { SweepProgress as Going } from '../../state/sweep/sweep';
import type { Lab } from '../lab/lab';
import { roughly } from './duration';
import { sweptText } from './swept';

export function SweepProgress({ lab }: { lab: Lab }) {
  const { t, voice } = lab;
  const w = sweepWords(voice.lang);
  const state = sweep.state.value;
  const progress = sweep.progress.value;
  const n = (value: number) => number(value, voice.lang);
  return (
    <>
      <p class="sr" role="status">
        {state === 'running' ? w.announce(n(sweep.plan.value?.values.length ?? 0)) : ended(lab, w)}
      </p>
      {state !== 'running' ? (
        <p class="state" data-run-state={state}>
          {t.state[state]}
        </p>
      ) : (
        <div class="progress">
          <progress aria-label={t.progressLabel} value={progress ? share(progress) : 0} max={1} />
          <p class="state">
            <span>
              {progress
                ? w.at(
                    word(`param.${sweep.plan.value?.param ?? ''}`, voice),
                    sweptText(lab, sweep.plan.value?.param ?? '')(progress.value),
                    n(progress.done + 1),
                    n(progress.total),
                  )
                : t.preparing}
            </span>
            <span data-estimate="">{leftText(lab, w)}</span>
          </p>
        </div>
      )}
    </>
  );
}

/** How much is done, 0 to 1; every value counts the same. */
function share({ done, total, step }: Going): number {
  return (done + (step ? step.index / step.total : 0)) / total;
}

function leftText(lab: Lab, w: SweepWords): string {
  const { lang } = lab.voice;
  const plan = sweep.plan.value;
  if (!plan) return '';
  const took = sweep.points.value.map(({ ms }) => ms);
  const last = { request: run.request.value, comparison: run.comparison.value };
  const estimate = fromValues(took, plan.values.length) ?? fromRun(plan, last);
  if (!estimate) return w.left.unknown;
  const time = roughly(estimate.ms, w, lang);
  return estimate.from === 'run' ? w.left.run(time) : w.left.values(time, number(estimate.done, lang));
}

/** How it ended. A failure is an alert of its own. */
export function ended({ voice }: Lab, w: SweepWords): string {
  const state = sweep.state.value;
  const done = number(sweep.points.value.length, voice.lang);
  const of = number(sweep.plan.value?.values.length ?? 0, voice.lang);
  if (state === 'done') return w.state.done(done);
  if (state === 'stopped') return w.state.stopped(done, of);
  return state === 'failed' ? w.state.failed(done, of) : '';
}
