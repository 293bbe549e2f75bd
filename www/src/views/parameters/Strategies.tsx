// Which ways to compare. What cannot run here is off, with the reason beside it.
import type { Signal } from '@preact/signals';
import { type Draft, toggled } from '../../state/draft';
import { capabilities } from '../../state/runs';
import { Hint } from '../common/Hint';
import { KindMark } from '../common/marks';
import { type Lab, strategyName } from '../lab/lab';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  problem: string | null;
}

export function Strategies({ lab, draft, problem }: Props) {
  const { t, summary } = lab;
  const can = (shared: boolean) => capabilities.threads || !shared;
  const chosen = (id: string) => draft.value.strategies.includes(id);
  const baseline = draft.value.strategies.find((id) =>
    summary.strategies.some((s) => s.id === id && can(s.sharedMemory)),
  );
  return (
    <fieldset class="strategies" aria-describedby={problem === null ? undefined : 'strategies-problem'}>
      <legend>{t.strategies}</legend>
      {problem !== null && (
        <p class="problem" id="strategies-problem" data-error="invalid">
          {problem}
        </p>
      )}
      {summary.strategies.map(({ id, kind, sharedMemory }) => (
        <div class="strategy" key={id} data-off={!can(sharedMemory)}>
          <input
            type="checkbox"
            id={`strategy-${id}`}
            name="strategies"
            value={id}
            checked={chosen(id) && can(sharedMemory)}
            disabled={!can(sharedMemory)}
            aria-describedby={can(sharedMemory) ? `about-${id}` : `about-${id} why-not-${id}`}
            onChange={(event) => {
              draft.value = toggled(draft.value, summary, id, event.currentTarget.checked);
            }}
          />
          <label for={`strategy-${id}`}>
            <KindMark kind={kind} />
            <span>{strategyName(lab, id)}</span>
            {id === baseline && <span class="tag">{t.baseline}</span>}
          </label>
          <Hint id={`about-${id}`} about={strategyName(lab, id)}>
            {lab.texts.words[`about.${id}`]}
          </Hint>
          {!can(sharedMemory) && (
            <p class="problem" id={`why-not-${id}`}>
              {t.unavailableStrategy}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
