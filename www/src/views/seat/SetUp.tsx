// Which strategy is steered, with which values. Another choice begins at its start.
import { useSignal, useSignalEffect } from '@preact/signals';
import type { Value } from '../../engine/model';
import { number, word } from '../../i18n/format';
import { problemSentence } from '../../i18n/sentences';
import { checkDraft, type Draft } from '../../state/draft';
import { capabilities } from '../../state/runs';
import { availableHere, seatLab } from '../../state/seat/lab';
import { strategyName } from '../lab/lab';
import { describedBy, Field } from '../parameters/Field';
import { WholeNumber } from '../parameters/WholeNumber';
import type { Part } from './part';

const asTexts = (params: Readonly<Record<string, Value>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params).map(([id, value]) => [id, String(value)]));

export function SetUp({ lab, it, open }: Part) {
  const { t, voice, manifest } = lab;
  const { strategy, params } = open.seat.setUp.value;
  const steered = seatLab(lab.summary) ?? lab.summary;
  const available = availableHere(lab.summary, capabilities.steering);
  const texts = useSignal(asTexts(params));
  // Another part of the seat may have chosen, as a goal does; what is being typed stays as it is.
  useSignalEffect(() => {
    const { params } = open.seat.setUp.value;
    const typed = texts.peek();
    const differs = ([id, value]: [string, Value]) =>
      typeof value === 'number' ? Number(typed[id]) !== value : typed[id] !== value;
    if (Object.entries(params).some(differs)) texts.value = asTexts(params);
  });
  const check = (strategy: string, params: Readonly<Record<string, string>>) => {
    const draft: Draft = { params, strategies: [strategy], seed: '0', repeats: '1' };
    return checkDraft(draft, steered, manifest);
  };
  const choose = (strategy: string, params: Readonly<Record<string, string>>) => {
    texts.value = params;
    const { request } = check(strategy, params);
    if (!request) return;
    open.choose({ strategy, params: request.params });
  };
  const { problems } = check(strategy, texts.value);
  const set = (id: string, value: string) => choose(strategy, { ...texts.value, [id]: value });
  const about = lab.texts.words[`about.${strategy}`];
  return (
    <fieldset class="fields seat-set-up">
      <legend>{it.w.setUp}</legend>
      <Field id="seat-strategy" label={it.w.strategy} hint={about} problem={null}>
        <select
          id="seat-strategy"
          name="seat-strategy"
          value={strategy}
          aria-describedby={describedBy('seat-strategy', about, null)}
          onChange={(event) => choose(event.currentTarget.value, texts.value)}
        >
          {steered.strategies.map(({ id }) => (
            <option key={id} value={id} disabled={!available.includes(id)}>
              {strategyName(lab, id)}
            </option>
          ))}
        </select>
      </Field>
      {steered.params.map((param) => {
        if (param.kind === 'text') return null;
        const id = `seat-${param.id}`;
        const label = word(`param.${param.id}`, voice);
        const value = texts.value[param.id] ?? '';
        const found = problems.find(({ field }) => field === param.id);
        const problem = found ? `${problemSentence(found, voice)} ${it.w.keep}` : null;
        if (param.kind === 'choice') {
          return (
            <Field key={id} id={id} label={label} problem={problem}>
              <select
                id={id}
                name={id}
                value={value}
                aria-invalid={problem !== null}
                onChange={(event) => set(param.id, event.currentTarget.value)}
              >
                {param.options.map((option) => (
                  <option key={option} value={option}>
                    {voice.words[`option.${param.id}.${option}`] ?? option}
                  </option>
                ))}
              </select>
            </Field>
          );
        }
        // What has one value alone in the seat is nothing to set.
        if (param.min === param.max) return null;
        const hint = t.range(number(param.min, voice.lang), number(param.max, voice.lang));
        return (
          <Field key={id} id={id} label={label} hint={hint} problem={problem}>
            <WholeNumber
              id={id}
              name={id}
              label={label}
              value={value}
              min={param.min}
              max={param.max}
              step={1}
              unit={t.unit[param.unit]}
              invalid={problem !== null}
              describedBy={describedBy(id, hint, problem)}
              steps={{ less: t.less(label), more: t.more(label) }}
              change={(text) => set(param.id, text)}
            />
          </Field>
        );
      })}
      {available.length < steered.strategies.length && <p class="hint seat-tasks-alone">{it.w.tasksAlone}</p>}
    </fieldset>
  );
}
