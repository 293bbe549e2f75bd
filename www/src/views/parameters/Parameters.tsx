// The lab's parameters, drawn from the manifest alone.
import type { Signal } from '@preact/signals';
import type { Param } from '../../engine/model';
import { grouped, number, word } from '../../i18n/format';
import { columnNames } from '../../i18n/table';
import { type Draft, parseWhole } from '../../state/draft';
import { columnsFor } from '../../state/file';
import { PROGRAM } from '../../state/link/program';
import { changed } from '../../state/live';
import { run } from '../../state/runs';
import type { Lab } from '../lab/lab';
import { describedBy, Field } from './Field';
import { WholeNumber } from './WholeNumber';

/** From here on zeros have to be counted. */
const HARD_TO_READ = 10_000;

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  problemOf: (field: string) => string | null;
}

export function Parameters({ lab, draft, problemOf }: Props) {
  const set = (id: string, value: string) => {
    draft.value = { ...draft.value, params: { ...draft.value.params, [id]: value } };
    turn(lab, id, value);
  };
  const columns = columnsFor(draft.value, lab.summary);
  return (
    <fieldset class="fields">
      <legend>{lab.t.parameters}</legend>
      {lab.summary.params.filter(isField).map((param) => (
        <Parameter
          key={param.id}
          lab={lab}
          param={param}
          columns={lab.summary.file?.columnParams.includes(param.id) ? columns : null}
          value={draft.value.params[param.id] ?? ''}
          problem={problemOf(param.id)}
          change={(value) => set(param.id, value)}
        />
      ))}
    </fieldset>
  );
}

/** A program is written elsewhere on its page. */
export const isField = ({ id }: Param) => id !== PROGRAM;

/** A live parameter goes to the run that is on, once it is a value that the lab takes. */
function turn(lab: Lab, id: string, text: string): void {
  const param = lab.summary.params.find((each) => each.id === id);
  const value = parseWhole(text);
  if (param?.kind !== 'int' || !param.live || value === null || value < param.min || value > param.max)
    return;
  changed.value = { ...changed.value, [id]: text };
  const index = lab.summary.params.filter(({ live }) => live).indexOf(param);
  run.turn(index, value);
}

interface ParameterProps {
  lab: Lab;
  param: Param;
  /** Names of the columns that it is the number of one of, where they are known. */
  columns: readonly string[] | null;
  value: string;
  problem: string | null;
  change: (value: string) => void;
}

function Parameter({ lab, param, columns, value, problem, change }: ParameterProps) {
  const { t, voice } = lab;
  const id = `param-${param.id}`;
  const label = word(`param.${param.id}`, voice);
  const own = lab.texts.words[`hint.${param.id}`];
  if (param.kind === 'choice') {
    return (
      <Field id={id} label={label} hint={own} problem={problem}>
        <select
          id={id}
          name={param.id}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={describedBy(id, own, problem)}
          onChange={(event) => change(event.currentTarget.value)}
        >
          {param.options.map((option) => (
            <option key={option} value={option}>
              {word(`option.${param.id}.${option}`, {
                ...voice,
                words: { [`option.${param.id}.${option}`]: option, ...voice.words },
              })}
            </option>
          ))}
        </select>
      </Field>
    );
  }
  if (columns) {
    const known = columns.some((_, i) => String(i + 1) === value);
    return (
      <Field id={id} label={label} hint={own} problem={problem}>
        <select
          id={id}
          name={param.id}
          value={value}
          aria-invalid={problem !== null}
          aria-describedby={describedBy(id, own, problem)}
          onChange={(event) => change(event.currentTarget.value)}
        >
          {!known && <option value={value}>{value}</option>}
          {columnNames(columns.slice(0, param.max), voice.lang).map((name, i) => (
            <option key={name} value={String(i + 1)}>
              {name}
            </option>
          ))}
        </select>
      </Field>
    );
  }
  if (param.kind === 'text') {
    return (
      <Field id={id} label={label} hint={own} problem={problem}>
        <textarea
          id={id}
          name={param.id}
          class="written"
          rows={3}
          value={value}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          aria-invalid={problem !== null}
          aria-describedby={describedBy(id, own, problem)}
          onInput={(event) => change(event.currentTarget.value)}
        />
      </Field>
    );
  }
  const whole = parseWhole(value);
  const range = t.range(number(param.min, voice.lang), number(param.max, voice.lang));
  const hint = [own, param.live ? t.live.canChange : ''].filter((part) => part).join(' · ');
  return (
    <Field id={id} label={label} range={range} hint={hint} problem={problem}>
      <WholeNumber
        id={id}
        name={param.id}
        label={label}
        value={value}
        min={param.min}
        max={param.max}
        step={param.step}
        unit={t.unit[param.unit]}
        invalid={problem !== null}
        describedBy={describedBy(id, hint, problem, range)}
        steps={{ less: t.less(label), more: t.more(label) }}
        change={change}
      />
      {whole !== null && problem === null && whole >= HARD_TO_READ && (
        // Screen readers already say the input's value as a number.
        <p class="echo" aria-hidden="true">
          {grouped(whole, voice.lang)}
        </p>
      )}
    </Field>
  );
}
