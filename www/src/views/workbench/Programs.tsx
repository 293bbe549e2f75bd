// The reader's programs: opened, named, duplicated, deleted, read from a file and saved as one.
import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { number } from '../../i18n/format';
import { tableWords } from '../../i18n/table';
import { workbenchWords } from '../../i18n/workbench';
import { download } from '../../state/download';
import { LONGEST_PROGRAM } from '../../state/link/program';
import { lang } from '../../state/settings';
import { fileName, programFile, readProgramFile } from '../../state/workbench/file';
import { desk, keptPrograms, LONGEST_NAME } from '../../state/workbench/programs';
import { Ask } from './Ask';
import { openFirst } from './open';

interface Props {
  /** What came of the last action. */
  said: Signal<string>;
}

/** Takes a file that was chosen or dropped. */
export async function takeFile(file: File, said: Signal<string>): Promise<void> {
  const w = workbenchWords(lang.peek()).programs;
  const read = await readProgramFile(file);
  if ('refused' in read) {
    said.value = w.refused[read.refused](file.name.slice(0, 60), number(LONGEST_PROGRAM, lang.peek()));
    return;
  }
  desk.create(read.name, read.text);
  const opened = w.opened(desk.name.peek());
  const { encodings } = tableWords(lang.peek());
  said.value = read.encoding === 'utf-8' ? opened : `${opened} ${w.decoded(encodings[read.encoding])}`;
}

/** Above the editor: which program is open. */
export function ProgramPicker({ said }: Props) {
  const w = workbenchWords(lang.value).programs;
  const programs = keptPrograms.programs.value;
  const id = desk.id.value;
  const isKept = programs.some((program) => program.id === id);
  return (
    <div class="programs-row programs-first">
      <label class="programs-open">
        <span>{w.open}</span>
        <select
          name="open-program"
          value={isKept ? (id ?? '') : ''}
          onChange={(event) => {
            if (desk.openKept(event.currentTarget.value)) said.value = w.opened(desk.name.peek());
          }}
        >
          {!isKept && <option value="">{w.notKept(desk.name.value)}</option>}
          {programs.map((program) => (
            <option key={program.id} value={program.id}>
              {program.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Below the editor: what can be done with it. */
export function Programs({ said }: Props) {
  const w = workbenchWords(lang.value).programs;
  const asked = useRef<HTMLDialogElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const programs = keptPrograms.programs.value;
  const id = desk.id.value;
  const isKept = programs.some((program) => program.id === id);
  const trouble = keptPrograms.trouble.value;
  const typed = useSignal<string | null>(null);
  const forked = desk.forked.value;
  const make = () => {
    desk.create(w.newName, '');
    said.value = w.opened(desk.name.peek());
    name.current?.focus();
    name.current?.select();
  };
  const remove = () => {
    const gone = desk.name.peek();
    desk.remove();
    void openFirst();
    said.value = w.removed(gone);
    document.querySelector<HTMLElement>('[name="open-program"]')?.focus();
  };
  return (
    <section class="programs" aria-label={w.label} data-programs={programs.length}>
      <div class="programs-row">
        <label class="programs-name">
          <span>{w.name}</span>
          <input
            type="text"
            name="program-name"
            ref={name}
            // A name that is being typed stays, though the program is kept meanwhile.
            value={typed.value ?? desk.name.value}
            maxLength={LONGEST_NAME}
            autocomplete="off"
            onInput={(event) => {
              typed.value = event.currentTarget.value;
            }}
            onChange={(event) => {
              const given = event.currentTarget.value;
              typed.value = null;
              if (given.trim() !== '') desk.rename(given);
              // What it is called now, which may be another name.
              event.currentTarget.value = desk.name.peek();
            }}
          />
        </label>
      </div>
      <div class="programs-row">
        <button type="button" class="button" data-action="new-program" onClick={make}>
          {w.new}
        </button>
        <button
          type="button"
          class="button"
          data-action="duplicate-program"
          onClick={() => {
            desk.duplicate();
            said.value = w.duplicated(desk.name.peek());
          }}
        >
          {w.duplicate}
        </button>
        <button
          type="button"
          class="button"
          data-action="delete-program"
          disabled={!isKept}
          onClick={() => asked.current?.showModal()}
        >
          {w.remove}
        </button>
        <button
          type="button"
          class="button"
          data-action="export-program"
          onClick={() => download(programFile(desk.text.peek()), fileName(desk.name.peek()))}
        >
          {w.export}
        </button>
      </div>
      <p class="programs-note" role="status" data-said="">
        {said.value}
      </p>
      {trouble !== null && (
        <p class="programs-trouble" role="status" data-program-trouble={trouble}>
          {w.trouble[trouble]}
        </p>
      )}
      {forked && (
        <p class="programs-trouble" role="status" data-program-trouble="forked">
          {w.forked(forked.theirs, forked.mine)}
        </p>
      )}
      <Ask
        dialog={asked}
        name="delete-program"
        title={w.removeTitle(desk.name.value)}
        text={w.removeText}
        yes={w.yes}
        no={w.no}
        act={remove}
      />
    </section>
  );
}

/** Below the editor: a program from a file, and where programs are kept. */
export function ProgramFile({ said }: Props) {
  const w = workbenchWords(lang.value).programs;
  const kept = desk.id.value !== null || keptPrograms.trouble.value !== null;
  return (
    <div class="programs-below">
      <label class="programs-file">
        <span>{w.import}</span>
        <input
          type="file"
          name="program"
          accept=".py,.pyw,.txt,text/x-python,text/plain"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file) void takeFile(file, said);
            // The same file can be chosen again.
            input.value = '';
          }}
        />
      </label>
      <p class="quiet programs-note">{kept ? w.kept : w.keptOnceChanged}</p>
    </div>
  );
}
