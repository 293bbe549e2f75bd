// A hint that takes room when it is asked for. Whoever hears the page has it with the control all the same.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { words } from '../../i18n/voice';

interface Props {
  /** The hint's own id, which its control is described by. */
  id: string;
  /** What it is a hint about. */
  about: string;
  children: ComponentChildren;
}

/** A button, and the hint behind it; to be laid out by a grid that gives the hint a row of its own. */
export function Hint({ id, about, children }: Props) {
  const open = useSignal(false);
  return (
    <>
      <button
        type="button"
        class="hint-button"
        aria-expanded={open.value}
        aria-controls={id}
        aria-label={words.value.hintAbout(about)}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <span aria-hidden="true">?</span>
      </button>
      <p class="hint" id={id} hidden={!open.value}>
        {children}
      </p>
    </>
  );
}
