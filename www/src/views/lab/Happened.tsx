// What a run came to: the verdict, the comparison, the lanes, what the lab has to show beside, the log.
import type { Signal } from '@preact/signals';
import { pinsOf, pinTrouble } from '../../state/pins';
import type { Report } from '../../state/report';
import { run } from '../../state/runs';
import { Comparison } from '../comparison/Comparison';
import { Outcomes } from '../comparison/Outcomes';
import { Verdict } from '../comparison/Verdict';
import { GuessAfterwards } from '../guess/Guess';
import type { Lab } from './lab';
import { RunFailure } from './RunFailure';
import { SavedFiles } from './SavedFiles';
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
  const kept = pinsOf(lab.summary.id, lab.manifest);
  const pinned = kept.pins.length + kept.unread > 0 || pinTrouble.value !== null;
  return (
    <div class="happened">
      {state === 'idle' && <p class="quiet">{t.nothingYet}</p>}
      {state === 'stopped' && <p class="quiet">{t.stoppedNote}</p>}
      <RunFailure lab={lab} />
      {comparison && <Verdict lab={lab} comparison={comparison} />}
      {comparison && <GuessAfterwards lab={lab} guess={guess.value} comparison={comparison} />}
      {(comparison || report || pinned) && (
        <Comparison lab={lab} mine={comparison} theirs={report} kept={kept} />
      )}
      <SavedFiles lab={lab} />
      <Watch lab={lab} />
      {comparison && <Outcomes lab={lab} comparison={comparison} />}
    </div>
  );
}
