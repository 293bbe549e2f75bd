// What a run came to: the verdict, the comparison, the lanes, what the lab has to show beside, the log.
import type { Signal } from '@preact/signals';
import type { Report } from '../../state/report';
import { run } from '../../state/runs';
import { Comparison } from '../comparison/Comparison';
import { Outcomes } from '../comparison/Outcomes';
import { Verdict } from '../comparison/Verdict';
import { GuessAfterwards } from '../guess/Guess';
import type { Lab } from './lab';
import { RunFailure } from './RunFailure';
import { Watch } from './Watch';

interface Props {
  lab: Lab;
  theirs: Signal<Report | null>;
  guess: Signal<string | null>;
}

export function Happened({ lab, theirs, guess }: Props) {
  const { t } = lab;
  const state = run.state.value;
  const comparison = run.comparison.value;
  const report = theirs.value;
  return (
    <div class="happened">
      {state === 'idle' && <p class="quiet">{t.nothingYet}</p>}
      {state === 'stopped' && <p class="quiet">{t.stoppedNote}</p>}
      <RunFailure lab={lab} />
      {comparison && <Verdict lab={lab} comparison={comparison} />}
      {comparison && <GuessAfterwards lab={lab} guess={guess.value} comparison={comparison} />}
      {(comparison || report) && <Comparison lab={lab} mine={comparison} theirs={report} />}
      <Watch lab={lab} />
      {comparison && <Outcomes lab={lab} comparison={comparison} />}
    </div>
  );
}
