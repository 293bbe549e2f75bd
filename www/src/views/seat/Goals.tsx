// What the reader is asked to reach, with hints one after another, and what was reached.
import { useSignal } from '@preact/signals';
import type { Goal } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { encode } from '../../state/link/text';
import { progressOf } from '../../state/progress';
import { capabilities } from '../../state/runs';
import { proves, reaches } from '../../state/seat/goals';
import { availableHere, goalSetUp, sameSetUp } from '../../state/seat/lab';
import { strategyName } from '../lab/lab';
import type { Part } from './Seat';

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

function OneGoal({ lab, it, open, goal }: Part & { goal: Goal }) {
  const { voice, summary } = lab;
  const w = it.w.goals;
  const hints = useSignal(0);
  const known = progressOf(summary.id).goals?.find((reached) => reached.goal === goal.id);
  const { strategy } = open.seat.setUp.value;
  const here = reaches(goal, strategy, open.seat.walk.value?.ending ?? null);
  const shown = proves(goal, strategy, open.hunt.findings.value);
  const wanted = goalSetUp(summary, goal);
  const available = availableHere(summary, capabilities.threads).includes(goal.strategy);
  const prepared = sameSetUp(wanted, open.seat.setUp.value);
  const n = (value: number) => number(value, voice.lang);
  return (
    <li data-seat-goal={goal.id} data-reached={known !== undefined} data-here={here || shown}>
      <p>
        <span class="tag">{known ? w.reached : w.open}</span> {word(`goal.${goal.id}`, voice)}{' '}
        <span class="quiet">({strategyName(lab, goal.strategy)})</span>
      </p>
      {(here || shown) && (
        <p class="seat-here" role="status">
          {here ? w.here : w.hereSearch}
        </p>
      )}
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
              open.hunt.reset();
              open.seat.choose(wanted);
            }}
          >
            {w.prepare}
          </button>
        )}
        {known && (
          <a href={`#/lab/${encode(summary.id)}?seat=${encode(known.seat)}`} data-seat-goal-link={goal.id}>
            {w.link}
          </a>
        )}
      </p>
    </li>
  );
}
