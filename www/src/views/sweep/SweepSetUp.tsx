// A fold of the form: which parameter to sweep, over which values, and how long that will take. Off until opened.
import type { Signal } from '@preact/signals';
import { number, word } from '../../i18n/format';
import { fieldName } from '../../i18n/sentences';
import { type SweepWords, sweepWords } from '../../i18n/sweep';
import type { Draft, Problem } from '../../state/draft';
import { checkFile, fileOf } from '../../state/file';
import { run } from '../../state/runs';
import { busy, sweep } from '../../state/sweep';
import { fromRun } from '../../state/sweep/estimate';
import {
  checkSweep,
  type SweepDraft,
  type SweepPlan,
  type SweepProblem,
  suggested,
  sweepable,
} from '../../state/sweep/plan';
import { MOST_VALUES } from '../../state/sweep/values';
import type { Lab } from '../lab/lab';
import { describedBy, Field } from '../parameters/Field';
import { roughly } from './duration';
import { sweptText } from './swept';
import './sweep.css';

interface Props {
  lab: Lab;
  /** Such that it can be run here. */
  draft: Draft;
  sweep: Signal<SweepDraft | null>;
  /** What is wrong, as the form says it. */
  sentence: (problem: Problem) => string;
}

export function SweepSetUp({ lab, draft, sweep: typed, sentence }: Props) {
  const own = typed.value;
  if (!own) return null;
  const w = sweepWords(lab.voice.lang);
  const change = (changed: Partial<SweepDraft>) => {
    typed.value = { ...own, ...changed };
  };
  return (
    <details
      class="sweep-set-up"
      open={own.open}
      onToggle={(event) => {
        const { open } = event.currentTarget;
        if (open !== own.open) change({ open });
      }}
    >
      <summary>{w.title}</summary>
      {own.open && <Fields {...{ lab, w, draft, own, change, sentence }} />}
    </details>
  );
}

interface FieldsProps extends Pick<Props, 'lab' | 'draft' | 'sentence'> {
  w: SweepWords;
  own: SweepDraft;
  change: (changed: Partial<SweepDraft>) => void;
}

function Fields({ lab, w, draft, own, change, sentence }: FieldsProps) {
  const { summary, manifest, voice } = lab;
  const params = sweepable(summary);
  const param = params.find(({ id }) => id === own.param);
  if (!param) return null;
  const n = (value: number) => number(value, voice.lang);
  const { plan, problem } = checkSweep(own, draft, summary, manifest);
  const [file] = checkFile(draft, summary);
  const first: SweepProblem | null = problem ?? (file ? { code: 'form', problem: file } : null);
  const wrong = first && problemText(first, { lab, w, param: param.id, sentence });
  const hint = w.valuesHint(n(param.min), n(param.max), n(MOST_VALUES));
  const unit = lab.t.unit[param.unit];
  const begin = () => {
    if (!plan || wrong !== null || busy.peek()) return;
    sweep.start(summary, plan, fileOf(draft, summary)?.utf8);
  };
  return (
    <div class="sweep-fields">
      <p class="hint">{w.lead}</p>
      <div class="fields">
        <Field id="sweep-param" label={w.param} problem={null}>
          <select
            id="sweep-param"
            name="sweep-param"
            value={param.id}
            onChange={(event) => {
              const chosen = params.find(({ id }) => id === event.currentTarget.value);
              if (chosen) change({ param: chosen.id, values: suggested(chosen) });
            }}
          >
            {params.map(({ id }) => (
              <option key={id} value={id}>
                {word(`param.${id}`, voice)}
              </option>
            ))}
          </select>
        </Field>
        <Field
          id="sweep-values"
          label={unit === '' ? w.values : `${w.values} (${unit})`}
          hint={hint}
          problem={wrong}
        >
          <input
            id="sweep-values"
            name="sweep-values"
            class="written"
            type="text"
            autoComplete="off"
            spellcheck={false}
            value={own.values}
            aria-invalid={wrong !== null}
            aria-describedby={describedBy('sweep-values', hint, wrong)}
            onInput={(event) => change({ values: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              // In a form this would be the ordinary run.
              event.preventDefault();
              begin();
            }}
          />
        </Field>
      </div>
      <div class="sweep-start">
        <button
          type="button"
          class="button"
          data-action="sweep"
          disabled={busy.value || wrong !== null}
          onClick={begin}
        >
          {w.start}
        </button>
        {plan && wrong === null && <p class="hint">{estimateText(plan, lab, w)}</p>}
      </div>
    </div>
  );
}

function estimateText(plan: SweepPlan, lab: Lab, w: SweepWords): string {
  const { lang } = lab.voice;
  const count = number(plan.values.length, lang);
  const last = { request: run.request.value, comparison: run.comparison.value };
  const estimate = fromRun(plan, last);
  return estimate ? w.estimate.run(roughly(estimate.ms, w, lang), count) : w.estimate.unknown(count);
}

interface Wording extends Pick<FieldsProps, 'lab' | 'w' | 'sentence'> {
  param: string;
}

function problemText(problem: SweepProblem, { lab, w, param, sentence }: Wording): string {
  switch (problem.code) {
    case 'unreadable':
      return w.problem.unreadable(problem.given);
    case 'too-many':
      return w.problem['too-many'](number(MOST_VALUES, lab.voice.lang));
    case 'too-few':
      return w.problem['too-few'];
    case 'at':
      return w.problem.at(sweptText(lab, param)(problem.value), sentence(problem.problem));
    case 'form':
      return w.problem.form(fieldName(problem.problem.field, lab.voice), sentence(problem.problem));
  }
}
