// The reader's own file: picked or dropped, looked at, taken back.
import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { bytes } from '../../i18n/format';
import { problemSentence } from '../../i18n/sentences';
import { tableWords } from '../../i18n/table';
import type { Draft, Problem } from '../../state/draft';
import { chooseFile, chosenFor, lookFor, removeFile, usesFile } from '../../state/file';
import type { Lab } from '../lab/lab';
import { FileEncoding } from './FileEncoding';
import { FilePreview } from './FilePreview';
import '../../styles/file.css';

interface Props {
  lab: Lab;
  draft: Signal<Draft>;
  problem: Problem | null;
}

export function FileField({ lab, draft, problem }: Props) {
  const { t, summary } = lab;
  const input = useRef<HTMLInputElement>(null);
  const over = useSignal(false);
  const { file } = summary;
  if (!file || !usesFile(draft.value, summary)) return null;
  const chosen = chosenFor(summary);
  const take = (given: File | null | undefined) => {
    if (given) void chooseFile(summary, given);
  };
  const look = lookFor(draft.value, summary);
  const sentence = look?.problem ? t.file.problem[look.problem] : null;
  const missing = !chosen && problem ? problemSentence(problem, lab.voice) : null;
  return (
    <fieldset class="file-field">
      <legend>{t.file.title}</legend>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same */}
      <div
        class="drop"
        data-over={over.value}
        data-invalid={sentence !== null || missing !== null}
        onDragOver={(event) => {
          event.preventDefault();
          over.value = true;
        }}
        onDragLeave={() => {
          over.value = false;
        }}
        onDrop={(event) => {
          event.preventDefault();
          over.value = false;
          take(event.dataTransfer?.files[0]);
        }}
      >
        <label for="own-file">{t.file.choose}</label>
        <input
          id="own-file"
          name="file"
          type="file"
          ref={input}
          accept={file.accept.join(',')}
          aria-describedby="own-file-hint own-file-state"
          aria-invalid={sentence !== null || missing !== null}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
        <p class="hint" id="own-file-hint">
          {t.file.hint}
        </p>
      </div>
      <div id="own-file-state" role="status">
        {missing !== null && (
          <p class="problem" data-error="invalid">
            {missing}
          </p>
        )}
        {chosen && (
          <p class="own-file" data-file={look ? (look.problem ?? 'ready') : 'looking'}>
            <strong>{chosen.file.name}</strong>{' '}
            <span class="num">{bytes(chosen.file.size, lab.voice.lang)}</span>{' '}
            {!look && <span>{tableWords(lab.voice.lang).looking}</span>}
          </p>
        )}
        {sentence !== null && (
          <p class="problem" data-error="file">
            {sentence}
          </p>
        )}
      </div>
      {chosen && (
        <button
          type="button"
          class="button"
          data-action="remove-file"
          onClick={() => {
            removeFile();
            if (input.current) input.current.value = '';
            input.current?.focus();
          }}
        >
          {t.file.remove}
        </button>
      )}
      {chosen && <FileEncoding lab={lab} chosen={chosen} />}
      {look && <FilePreview lab={lab} draft={draft} look={look} />}
    </fieldset>
  );
}
