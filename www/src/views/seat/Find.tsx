// The search for bad schedules: its bounds, how far it is, and the ways in which schedules end.
import { type Signal, useSignal } from '@preact/signals';
import type { Drawing } from '../../engine/model';
import { number } from '../../i18n/format';
import { errorSentence, problemSentence } from '../../i18n/sentences';
import { type Problem, parseWhole } from '../../state/draft';
import { DRAWINGS, isDrawing } from '../../state/seat/drawings';
import { isBad } from '../../state/seat/goals';
import { describedBy, Field } from '../parameters/Field';
import { WholeNumber } from '../parameters/WholeNumber';
import { countedText, estimateText, verdicts } from './counts';
import { Outcomes } from './Outcomes';
import type { Part } from './part';
import { SearchLinkButton } from './SeatLinkButton';

const BOUNDS = ['steps', 'executions'] as const;

export function Find(part: Part) {
  const { lab, it, open } = part;
  const { t, voice } = lab;
  const { hunt, seat } = open;
  const w = it.w.find;
  const { first, maxSteps, maxExecutions } = lab.manifest.search;
  const most = { steps: maxSteps, executions: maxExecutions };
  const begin = open.asked.peek() ?? first;
  const reduced = useSignal(begin.reduced);
  const spurious = useSignal(begin.spurious);
  const draw = useSignal<Drawing | ''>(begin.draw ?? '');
  const texts = useSignal({ steps: String(begin.steps), executions: String(begin.executions) });
  const problemOf = (field: (typeof BOUNDS)[number]): Problem | null => {
    const value = parseWhole(texts.value[field]);
    if (value === null) return { field, code: 'not-whole' };
    const max = most[field];
    return value < 1 || value > max ? { field, code: 'out-of-range', min: 1, max } : null;
  };
  const ok = BOUNDS.every((field) => problemOf(field) === null);
  const state = hunt.state.value;
  const searching = state === 'searching';
  const found = hunt.findings.value;
  const error = hunt.failure.value;
  const start = () => {
    const [steps, executions] = BOUNDS.map((field) => parseWhole(texts.value[field]) ?? 1);
    if (ok)
      hunt.start(seat.setUp.value, {
        reduced: reduced.value,
        spurious: spurious.value,
        ...(draw.value === '' ? {} : { draw: draw.value }),
        steps: steps ?? 1,
        executions: executions ?? 1,
      });
  };
  return (
    <section class="seat-find" aria-labelledby="seat-find" data-seat-find={state}>
      <h3 id="seat-find" class="sr" tabIndex={-1}>
        {w.title}
      </h3>
      <div class="seat-find-moves">
        <button
          type="button"
          class="button"
          data-action="search"
          data-seat-move={searching ? 'stop-search' : 'search'}
          aria-disabled={!searching && !ok}
          onClick={() => (searching ? hunt.stop() : start())}
        >
          {searching ? w.stop : w.title}
        </button>
        <details class="seat-fold" data-seat-fold="bounds">
          <summary>{it.w.drawn.bounds}</summary>
          <p class="hint">{w.lead}</p>
          <div class="fields">
            {BOUNDS.map((field) => {
              const id = `seat-${field}-most`;
              const found = problemOf(field);
              const problem = found ? problemSentence(found, voice) : null;
              const hint = t.range(number(1, voice.lang), number(most[field], voice.lang));
              return (
                <Field key={id} id={id} label={w[field]} hint={hint} problem={problem}>
                  <WholeNumber
                    id={id}
                    name={id}
                    label={w[field]}
                    value={texts.value[field]}
                    min={1}
                    max={most[field]}
                    step={field === 'steps' ? 10 : 1000}
                    unit=""
                    invalid={problem !== null}
                    describedBy={describedBy(id, hint, problem)}
                    steps={{ less: t.less(w[field]), more: t.more(w[field]) }}
                    change={(text) => {
                      texts.value = { ...texts.value, [field]: text };
                    }}
                  />
                </Field>
              );
            })}
            <Field id="seat-draw" label={w.draw} hint={w.drawHint[draw.value || 'search']} problem={null}>
              <select
                id="seat-draw"
                name="seat-draw"
                value={draw.value}
                aria-describedby={describedBy('seat-draw', w.drawHint[draw.value || 'search'], null)}
                onChange={(event) => {
                  const chosen = event.currentTarget.value;
                  draw.value = isDrawing(chosen) ? chosen : '';
                }}
              >
                <option value="">{w.drawWays.search}</option>
                {DRAWINGS.map((drawing) => (
                  <option key={drawing} value={drawing}>
                    {w.drawWays[drawing]}
                  </option>
                ))}
              </select>
            </Field>
            {draw.value === '' && (
              <Switch id="seat-reduced" label={w.reduced} hint={w.reducedHint} value={reduced} />
            )}
            <Switch id="seat-spurious" label={w.spurious} hint={w.spuriousHint} value={spurious} />
          </div>
        </details>
      </div>
      {found && (
        <p
          class="seat-counted"
          data-seat-counted
          data-executions={found.executions}
          data-schedules={found.schedules}
        >
          {countedText(found, it)}
        </p>
      )}
      {found && estimateText(found, it) && (
        <p class="seat-counted" data-seat-estimate>
          {estimateText(found, it)}
        </p>
      )}
      <div role="status" class="seat-found">
        {/* Where the verdict will stand: endings that moved as it came would slip from under a finger. */}
        {searching && <p>{w.searching}</p>}
        {!searching &&
          found &&
          verdicts(found, it).map((sentence) => (
            <p key={sentence} data-bad={found.outcomes.some(({ ending }) => isBad(ending))}>
              {sentence}
            </p>
          ))}
        {error && <p data-error={error.code}>{errorSentence(error, voice)}</p>}
      </div>
      {found && found.outcomes.length > 0 && <Outcomes {...part} found={found} />}
      {found && !searching && <SearchLinkButton {...part} bounds={found.bounds} />}
    </section>
  );
}

interface SwitchProps {
  id: string;
  label: string;
  hint: string;
  value: Signal<boolean>;
}

function Switch({ id, label, hint, value }: SwitchProps) {
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          name={id}
          checked={value.value}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            value.value = event.currentTarget.checked;
          }}
        />
        {label}
      </label>
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
