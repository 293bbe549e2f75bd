// The ways in which schedules end, each with how many do, and the shortest one to look at.
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll" tabIndex={0} aria-label={w.outcomes}>
      <table class="seat-table" data-seat-outcomes>
        <caption>{w.outcomes}</caption>
        <thead>
          <tr>
            <th scope="col">{w.column.ending}</th>
            <th scope="col">{w.column.schedules}</th>
            <th scope="col">{w.column.executions}</th>
            <th scope="col">{w.column.shortest}</th>
            <th scope="col">{w.column.show}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ ending, executions, schedules, shortest }, i) => {
            const texts = endingTexts(ending, null, it);
            return (
              <tr key={i} data-seat-outcome={ending.kind} data-bad={isBad(ending)} data-schedules={schedules}>
                <th scope="row">
                  {texts[0]}
                  {texts.slice(1).map((text) => (
                    <small key={text}>{text}</small>
                  ))}
                </th>
                <td class="num">{countText(schedules, it)}</td>
                <td class="num">{n(executions)}</td>
                <td class="num">{n(shortest.length)}</td>
                <td>
                  <button
                    type="button"
                    class="button"
                    data-seat-show={ending.kind}
                    aria-label={w.showOne(texts.join(' '))}
                    onClick={() => {
                      open.seat.show(shortest, true);
                      showSteps();
                    }}
                  >
                    {w.show}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
