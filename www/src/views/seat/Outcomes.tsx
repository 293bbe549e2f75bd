// The ways in which schedules end. Each is a button: a press shows the shortest schedule that ends so, at its last step.
import type { Findings } from '../../engine/model';
import { number } from '../../i18n/format';
import { isBad } from '../../state/seat/goals';
import { countText } from './counts';
import { endingTexts } from './describe';
import type { Part } from './part';
import { showSteps } from './show';

export function Outcomes({ it, open, found }: Part & { found: Findings }) {
  const { voice } = it;
  const w = it.w.find;
  const n = (value: number) => number(value, voice.lang);
  const outcomes = [...found.outcomes].sort((a, b) => Number(isBad(b.ending)) - Number(isBad(a.ending)));
  return (
    <ul class="seat-outcomes" aria-label={w.outcomes} data-seat-outcomes>
      {outcomes.map(({ ending, executions, schedules, shortest }, i) => {
        const [main = '', ...rest] = endingTexts(ending, null, it);
        return (
          <li
            key={i}
            data-seat-outcome={ending.kind}
            data-ending={ending.kind}
            data-bad={isBad(ending)}
            data-schedules={schedules}
          >
            <button
              type="button"
              data-seat-show={ending.kind}
              onClick={() => {
                open.seat.show(shortest, true);
                showSteps();
              }}
            >
              <span class="sr">{w.show}: </span>
              <strong>{main}</strong>
              {rest.map((text) => (
                <span key={text}>{text}</span>
              ))}
              <small>
                {it.w.drawn.fewest(n(shortest.length))} ·{' '}
                {found.bounds.draw
                  ? w.drawn(n(executions))
                  : it.w.drawn.counts(countText(schedules, it), n(executions))}
              </small>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
