// How the execution ended, plainly; where lanes wait for one another for ever, who waits for whom.
import type { Walk } from '../../engine/model';
import { isBad } from '../../state/seat/goals';
import { arrows, endingTexts } from './describe';
import type { Part } from './part';
import { WaitGraph } from './WaitGraph';
import { Why } from './Why';

export function End(part: Part & { walk: Walk }) {
  const { it, walk } = part;
  const { ending } = walk;
  if (!ending) return null;
  const [main, ...rest] = endingTexts(ending, walk, it);
  const stuck = ending.kind === 'deadlock' || ending.kind === 'lost-wake-up';
  return (
    <div class="seat-end" data-seat-ending={ending.kind} data-bad={isBad(ending)}>
      <p class="seat-end-main">{main}</p>
      {rest.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {isBad(ending) && <Why {...part} />}
      {stuck && (
        <div class="seat-stuck">
          <WaitGraph walk={walk} it={it} />
          <ul class="seat-arrows" aria-label={it.w.graph}>
            {arrows(walk, it).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
