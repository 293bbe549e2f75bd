// The record as a file, from a file, and gone.
import { useRef } from 'preact/hooks';
import { number } from '../../i18n/format';
import { words } from '../../i18n/voice';
import { LONGEST } from '../../state/course/record';
import { download } from '../../state/download';
import { eraseProgress, importProgress, progress, progressFile } from '../../state/progress';
import { lang } from '../../state/settings';

interface Props {
  /** Tells the learner what came of it. */
  say: (text: string) => void;
}

export function Keep({ say }: Props) {
  const t = words.value.course;
  const picker = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const loader = useRef<HTMLButtonElement>(null);
  const empty = progress.value.size === 0;
  const load = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    // No file of ours is that long; a film dropped here by mistake must not be read into memory.
    const text = file.size > LONGEST * 3 ? '' : await file.text().catch(() => '');
    // The same file can be chosen again.
    input.value = '';
    const labs = importProgress(text);
    say(labs === null ? t.notImported(file.name.slice(0, 60)) : t.imported(number(labs, lang.value)));
  };
  const erase = () => {
    eraseProgress();
    dialog.current?.close();
    say(t.erased);
    // The button that opened the question is off now and cannot have the focus back.
    loader.current?.focus();
  };
  return (
    <div class="keep">
      <button
        type="button"
        class="button"
        data-action="export-progress"
        disabled={empty}
        onClick={() => download(progressFile(), 'interleave-progress.json')}
      >
        {t.export}
      </button>
      <button
        type="button"
        class="button"
        data-action="import-progress"
        ref={loader}
        onClick={() => picker.current?.click()}
      >
        {t.import}
      </button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t.import}
        onChange={(event) => void load(event.currentTarget)}
      />
      <button
        type="button"
        class="button"
        data-action="erase-progress"
        disabled={empty}
        onClick={() => dialog.current?.showModal()}
      >
        {t.erase}
      </button>
      <dialog
        ref={dialog}
        class="ask"
        role="alertdialog"
        aria-labelledby="erase-title"
        aria-describedby="erase-text"
      >
        <p id="erase-title" class="ask-title">
          {t.eraseTitle}
        </p>
        <p id="erase-text">{t.eraseText}</p>
        <div class="ask-buttons">
          {/* First, so that it has the focus: Enter by habit erases nothing. */}
          <button
            type="button"
            class="button"
            data-action="cancel-erase"
            onClick={() => dialog.current?.close()}
          >
            {t.eraseNo}
          </button>
          <button type="button" class="button danger" data-action="confirm-erase" onClick={erase}>
            {t.eraseYes}
          </button>
        </div>
      </dialog>
    </div>
  );
}
