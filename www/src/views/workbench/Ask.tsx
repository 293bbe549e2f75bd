// A question before something is gone.
import type { RefObject } from 'preact';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  /** Unique in the page. */
  name: string;
  title: string;
  text: string;
  yes: string;
  no: string;
  act(): void;
}

export function Ask({ dialog, name, title, text, yes, no, act }: Props) {
  return (
    <dialog
      ref={dialog}
      class="ask"
      role="alertdialog"
      aria-labelledby={`${name}-title`}
      aria-describedby={`${name}-text`}
    >
      <p id={`${name}-title`} class="ask-title">
        {title}
      </p>
      <p id={`${name}-text`}>{text}</p>
      <div class="ask-buttons">
        {/* First, so that it has the focus: Enter by habit deletes nothing. */}
        <button type="button" class="button" onClick={() => dialog.current?.close()}>
          {no}
        </button>
        <button
          type="button"
          class="button danger"
          data-action={`confirm-${name}`}
          onClick={() => {
            dialog.current?.close();
            act();
          }}
        >
          {yes}
        </button>
      </div>
    </dialog>
  );
}
