// What a program printed, of the traced run of each strategy, as it comes.
import type { Trace } from '../../state/runs';
import { run } from '../../state/runs';
import { type Lab, strategyName } from './lab';
import '../../styles/printed.css';

/** How an uncaught exception begins, here as in CPython. */
const TRACEBACK = 'Traceback (most recent call last):';

export function Printed({ lab }: { lab: Lab }) {
  void run.pulse.value;
  const printing = run.traces.value.filter(({ trace, running }) => running || trace.printed.length > 0);
  if (printing.every(({ trace }) => trace.printed.length === 0)) return null;
  return (
    <section class="printed" aria-labelledby="printed-title">
      <h3 id="printed-title">{lab.t.printed}</h3>
      {printing.map(({ strategy, trace }) => (
        <Output key={strategy} lab={lab} strategy={strategy} trace={trace} />
      ))}
    </section>
  );
}

function Output({ lab, strategy, trace }: { lab: Lab; strategy: string; trace: Trace }) {
  const name = strategyName(lab, strategy);
  return (
    <figure>
      <figcaption>{name}</figcaption>
      <pre
        data-output
        data-strategy={strategy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard
        tabIndex={0}
      >
        {trace.printed.stretches.map(({ error, text }, i) => (
          <span
            key={i}
            data-error={error || undefined}
            data-traceback={(error && text.includes(TRACEBACK)) || undefined}
          >
            {text}
          </span>
        ))}
      </pre>
    </figure>
  );
}
