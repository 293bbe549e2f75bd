import type { Signal } from '@preact/signals';
import type { Draft } from '../../state/draft';
import { type Lab, presetName } from '../lab/lab';

export function Presets({ lab, draft }: { lab: Lab; draft: Signal<Draft> }) {
  const apply = (values: Readonly<Record<string, number | string>>) => {
    const params = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)]));
    draft.value = { ...draft.value, params: { ...draft.value.params, ...params } };
  };
  return (
    <fieldset class="presets">
      <legend>{lab.t.presets}</legend>
      {lab.summary.presets.map(({ id, values }) => (
        <button
          type="button"
          key={id}
          class="button"
          data-preset={id}
          aria-pressed={Object.entries(values).every(
            ([param, value]) => draft.value.params[param] === String(value),
          )}
          onClick={() => apply(values)}
        >
          {presetName(lab, id)}
        </button>
      ))}
    </fieldset>
  );
}
