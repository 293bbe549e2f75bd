// What the reader is asked to reach, with hints one after another, and what was reached.
import { useSignal } from '@preact/signals';
import type { Goal } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { Notices } from '../../state/link/notices';
import { readSeat } from '../../state/link/seat';
import { encode } from '../../state/link/text';
import { progressOf } from '../../state/progress';
import { capabilities } from '../../state/runs';
import { proves, reaches } from '../../state/seat/goals';
import { availableHere, goalSetUp, isAbout, sameSetUp } from '../../state/seat/lab';
import { strategyName } from '../lab/lab';
import type { Part } from './part';
import { showSteps } from './show';

export function Goals(part: Part) {
  const goals = part.lab.summary.seat?.goals ?? [];
  if (goals.length === 0) return null;
  return (
    <section class="seat-goals" aria-labelledby="seat-goals">
      <h3 id="seat-goals">{part.it.w.goals.title}</h3>
      <ol>
        {goals.map((goal) => (
          <OneGoal key={goal.id} {...part} goal={goal} />
        ))}
      </ol>
    </section>
  );
}

/** What is said of the goal where the seat stands; `good` where it is reached there. */
function standing({ lab, it, open }: Part, goal: Goal): { good: boolean; text: string } | null {
  const w = it.w.goals;
  const { seat, hunt, given } = open;
  if (!isAbout(lab.summary, goal, seat.setUp.value)) return null;
  const walk = seat.walk.value;
  const found = hunt.findings.value;
  if (reaches(goal, walk?.ending ?? null)) return { good: true, text: given.value ? w.hereLink : w.here };
  if (proves(goal, found, lab.manifest.search.first.steps)) return { good: true, text: w.hereSearch };
  if (goal.aim === 'cannot')
    return found && hunt.state.value === 'over' ? { good: false, text: w.notHereSearch } : null;
  return given.value && walk ? { good: false, text: w.notHereLink } : null;
}

function OneGoal(part: Part & { goal: Goal }) {
  const { lab, it, open, goal } = part;
  const { voice, summary, manifest } = lab;
  const w = it.w.goals;
  const hints = useSignal(0);
  const known = progressOf(summary.id).goals?.find((reached) => reached.goal === goal.id);
  const here = standing(part, goal);
  const wanted = goalSetUp(summary, goal);
  const available = availableHere(summary, capabilities.steering).includes(goal.strategy);
  const prepared = sameSetUp(wanted, open.seat.setUp.value);
  const go = (event: MouseEvent, seat: string) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = readSeat(summary, seat, manifest.search, new Notices());
    if (!link) return;
    // Within the seat: nobody wants to be brought to the top of the page for it.
    event.preventDefault();
    open.go(link);
    showSteps();
  };
  const n = (value: number) => number(value, voice.lang);
  return (
    <li data-seat-goal={goal.id} data-reached={known !== undefined} data-here={here?.good ?? false}>
      <p>
        <span class="tag">{known ? w.reached : here?.good && open.given.value ? w.byLink : w.open}</span>{' '}
        {word(`goal.${goal.id}`, voice)} <span class="quiet">({strategyName(lab, goal.strategy)})</span>
      </p>
      <p class="seat-here" role="status" data-good={here?.good}>
        {here?.text}
      </p>
      {Array.from({ length: hints.value }, (_, i) => (
        <p key={i} class="seat-hint">
          <strong>{w.hint(n(i + 1), n(goal.hints))}</strong> {word(`goal.${goal.id}.${i + 1}`, voice)}
        </p>
      ))}
      <p class="seat-goal-moves">
        {!known && hints.value < goal.hints && (
          <button
            type="button"
            class="button"
            data-seat-hint={goal.id}
            onClick={() => {
              hints.value += 1;
            }}
          >
            {w.hint(n(hints.value + 1), n(goal.hints))}
          </button>
        )}
        {available && (
          <button
            type="button"
            class="button"
            data-seat-prepare={goal.id}
            aria-disabled={prepared}
            onClick={() => {
              if (prepared) return;
              open.choose(wanted);
            }}
          >
            {w.prepare}
          </button>
        )}
        {known && (
          <a
            href={`#/lab/${encode(summary.id)}?seat=${encode(known.seat)}`}
            data-seat-goal-link={goal.id}
            onClick={(event) => go(event, known.seat)}
          >
            {goal.aim === 'cannot' ? w.linkSearch : w.link}
          </a>
        )}
      </p>
    </li>
  );
}
