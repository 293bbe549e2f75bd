// What every lab takes beside its parameters: the seed and the number of repetitions.
import type { Signal } from '@preact/signals';
import { number } from '../../i18n/format';
import { type Draft, leastRepeats, MAX_SEED } from '../../state/draft';
import { drawSeed } from '../../state/seed';
import type { Lab } from '../lab/lab';
import { describedBy, Field } from './Field';
import { WholeNumber } from './WholeNumber';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  problemOf: (field: string) => string | null;
}

export function Measurement({ lab, draft, problemOf }: Props) {
  const { t, voice, manifest, summary } = lab;
  const max = { repeats: manifest.settings.maxRepeats, seed: MAX_SEED };
  const min = { repeats: leastRepeats(summary), seed: 0 };
  const most = number(max.repeats, voice.lang);
  const hints = {
    repeats: min.repeats === 0 ? t.repeatsHintLive(most) : t.repeatsHint(most),
    seed: t.seedHint,
  };
  return (
    <fieldset class="fields">
      <legend>{t.measurement}</legend>
      {(['repeats', 'seed'] as const).map((name) => (
        <Field key={name} id={`setting-${name}`} label={t[name]} hint={hints[name]} problem={problemOf(name)}>
          <WholeNumber
            id={`setting-${name}`}
            name={name}
            label={t[name]}
            value={draft.value[name]}
            min={min[name]}
            max={max[name]}
            step={1}
            unit=""
            invalid={problemOf(name) !== null}
            describedBy={describedBy(`setting-${name}`, hints[name], problemOf(name))}
            steps={{ less: t.less(t[name]), more: t.more(t[name]) }}
            change={(value) => {
              draft.value = { ...draft.value, [name]: value };
            }}
          >
            {name === 'seed' && (
              <button
                type="button"
                class="dice"
                data-action="new-seed"
                aria-label={t.newSeed}
                title={t.newSeed}
                onClick={() => {
                  draft.value = { ...draft.value, seed: drawSeed(draft.value.seed) };
                }}
              >
                <Dice />
              </button>
            )}
          </WholeNumber>
        </Field>
      ))}
    </fieldset>
  );
}

function Dice() {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <rect x="3" y="3" width="18" height="18" rx="3" fill="none" stroke="currentColor" stroke-width="2" />
      <g fill="currentColor">
        <circle cx="8" cy="8" r="1.800" />
        <circle cx="16" cy="8" r="1.800" />
        <circle cx="12" cy="12" r="1.800" />
        <circle cx="8" cy="16" r="1.800" />
        <circle cx="16" cy="16" r="1.800" />
      </g>
    </svg>
  );
}
