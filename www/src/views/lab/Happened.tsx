// What a run came to: the verdict, the comparison, the lanes, what the lab has to show beside, the log.
import type { Signal } from '@preact/signals';
import type { Draft } from '../../state/draft';
import { pinsOf, pinTrouble } from '../../state/pins';
import { printing } from '../../state/printing';
import type { Report } from '../../state/report';
import { run } from '../../state/runs';
import { isSweep, pageState } from '../../state/sweep';
import { Comparison } from '../comparison/Comparison';
import { Outcomes } from '../comparison/Outcomes';
import { Verdict } from '../comparison/Verdict';
import { Guess, GuessAfterwards, GuessAgain } from '../guess/Guess';
import { SweepResult } from '../sweep/SweepResult';
import { useInView } from './in-view';
import type { Lab } from './lab';
import { Printed } from './Printed';
import { RunFailure } from './RunFailure';
import { SavedFiles } from './SavedFiles';
import { Watch } from './Watch';

interface Props {
  lab: Lab;
  theirs: Signal<Report | null>;
  draft: Signal<Draft>;
  /** For the next run. */
  guess: Signal<string | null>;
  /** Before the last one. */
  guessed: Signal<string | null>;
}

export function Happened({ lab, draft, theirs, guess, guessed }: Props) {
  const { t } = lab;
  const state = run.state.value;
  useInView(pageState.value);
  const comparison = run.comparison.value;
  const report = theirs.value;
  const kept = pinsOf(lab.summary.id, lab.manifest);
  const pinned = kept.pins.length + kept.unread > 0 || pinTrouble.value !== null;
  return (
    <div class="happened">
      {isSweep.value && <SweepResult lab={lab} />}
      {comparison === null && !printing.value && <Guess lab={lab} draft={draft} guess={guess} />}
      {state === 'idle' && !isSweep.value && <p class="quiet">{t.nothingYet}</p>}
      {state === 'stopped' && <p class="quiet">{t.stoppedNote}</p>}
      <RunFailure lab={lab} />
      {comparison && <Verdict lab={lab} comparison={comparison} />}
      {comparison && <GuessAfterwards lab={lab} guess={guessed.value} comparison={comparison} />}
      <Printed lab={lab} />
      {(comparison || report || pinned) && (
        <Comparison lab={lab} mine={comparison} theirs={report} kept={kept} />
      )}
      {comparison && !printing.value && <GuessAgain lab={lab} draft={draft} guess={guess} />}
      <SavedFiles lab={lab} />
      <Watch lab={lab} />
      {comparison && <Outcomes lab={lab} comparison={comparison} />}
      {!isSweep.value && <SweepResult lab={lab} />}
    </div>
  );
}
