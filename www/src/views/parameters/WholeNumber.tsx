// A whole number: typed freely, or stepped with arrows and buttons. Text, so that what was typed stays as it was.
import type { ComponentChildren } from 'preact';
import { stepped } from './stepped';

interface Props {
  id: string;
  name: string;
  label: string;
  value: string;
  min: number;
  max: number;
  step: number;
  unit: string;
  invalid: boolean;
  describedBy: string | undefined;
  /** Sentences for the two buttons. */
  steps: { less: string; more: string };
  change: (value: string) => void;
  /** A button of its own at the end. */
  children?: ComponentChildren;
}

export function WholeNumber(props: Props) {
  const { id, name, value, min, max, step, unit, invalid, steps, change } = props;
  const by = (amount: number) => change(stepped(value, amount, min, max));
  const keys = (event: KeyboardEvent) => {
    const amount = { ArrowUp: step, ArrowDown: -step, PageUp: step * 10, PageDown: -step * 10 }[event.key];
    if (amount === undefined) return;
    event.preventDefault();
    by(amount);
  };
  return (
    <div class="whole" data-invalid={invalid}>
      <button type="button" tabIndex={-1} aria-label={steps.less} onClick={() => by(-step)}>
        −
      </button>
      <input
        id={id}
        name={name}
        value={value}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        spellcheck={false}
        aria-invalid={invalid}
        aria-describedby={props.describedBy}
        onInput={(event) => change(event.currentTarget.value)}
        onKeyDown={keys}
      />
      {unit !== '' && <span class="unit">{unit}</span>}
      <button type="button" tabIndex={-1} aria-label={steps.more} onClick={() => by(step)}>
        +
      </button>
      {props.children}
    </div>
  );
}
