// Every step of the schedule in order; a press goes there. Steps that were taken back stay until another is taken.
import { useEffect, useRef } from 'preact/hooks';
import { laneLabel, stepText } from './describe';
import { colourOf } from './lanes';
import type { Part } from './part';
import { causesOf } from './told';

export function History({ it, open }: Part) {
  const { w } = it;
  const { seat } = open;
  const whole = seat.whole.value;
  const at = seat.position.value;
  const box = useRef<HTMLOListElement>(null);
  const edges = open.edges.value;
  useEffect(() => {
    const now = box.current?.querySelector<HTMLElement>('[aria-current]');
    if (box.current && now) box.current.scrollTop = now.offsetTop - box.current.clientHeight / 2;
  }, [at, whole]);
  if (!whole) return null;
  return (
    <section aria-labelledby="seat-history">
      <h3 id="seat-history">{w.history}</h3>
      {whole.steps.length === 0 ? (
        <p class="quiet">{w.noSteps}</p>
      ) : (
        <ol class="seat-history" data-seat-history ref={box}>
          {whole.steps.map(({ lane }, i) => {
            const text = stepText(whole, i, it);
            return (
              <li key={i} data-lane={colourOf(lane)} data-ahead={i >= at}>
                <button
                  type="button"
                  data-seat-step={i + 1}
                  aria-current={i + 1 === at ? 'step' : undefined}
                  onClick={() => seat.to(() => i + 1)}
                >
                  <span class="num">{i + 1}</span>
                  <span class="seat-who">{laneLabel(lane, it)}</span>
                  <span class="seat-did">
                    {text?.did}
                    {text?.notes.map((note, n) => (
                      <small key={n}>{note}</small>
                    ))}
                    {causesOf(whole, i, edges, it).map((cause) => (
                      <small key={cause}>{cause}</small>
                    ))}
                    {i >= at && <span class="sr">({w.ahead})</span>}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
